"""What every story by boto3 has in common: a client, and the steps of a flywheel, each of which waits until it is done."""

import json
import pathlib
import sys
import tarfile
import time

import boto3

URL, LAKE = sys.argv[1:]
ROLE = "arn:aws:iam::000000000000:role/flywheel"
comprehend = boto3.client("comprehend", endpoint_url=URL)


def wait_for(wanted, look):
    for _ in range(500):
        seen = look()
        if seen == wanted:
            return
        if seen == "FAILED":
            break
        time.sleep(0.02)
    raise SystemExit(f"waited for {wanted}: it is {seen}")


def create_flywheel(name, kind, task):
    """The ARN of a flywheel that is ACTIVE."""
    flywheel = comprehend.create_flywheel(
        FlywheelName=name,
        DataAccessRoleArn=ROLE,
        DataLakeS3Uri="s3://lake/flywheels",
        ModelType=kind,
        TaskConfig=task,
        Tags=[{"Key": "team", "Value": "desk"}],
    )["FlywheelArn"]
    wait_for("ACTIVE", lambda: described(flywheel)["Status"])
    return flywheel


def described(flywheel):
    return comprehend.describe_flywheel(FlywheelArn=flywheel)["FlywheelProperties"]


def add_dataset(flywheel, name, kind, data):
    arn = comprehend.create_dataset(
        FlywheelArn=flywheel, DatasetName=name, DatasetType=kind, InputDataConfig={"DataFormat": "COMPREHEND_CSV", **data}
    )["DatasetArn"]
    wait_for("COMPLETED", lambda: comprehend.describe_dataset(DatasetArn=arn)["DatasetProperties"]["Status"])


def iterate(flywheel):
    """The properties of an iteration that trained a model."""
    run = comprehend.start_flywheel_iteration(FlywheelArn=flywheel)
    names = {key: run[key] for key in ("FlywheelArn", "FlywheelIterationId")}
    look = lambda: comprehend.describe_flywheel_iteration(**names)["FlywheelIterationProperties"]
    wait_for("COMPLETED", lambda: look()["Status"])
    iteration = look()
    assert iteration["EndTime"] >= iteration["CreationTime"]
    assert 0 <= iteration["TrainedModelMetrics"]["AverageF1Score"] <= 1
    return iteration


def promote(flywheel, model):
    comprehend.update_flywheel(FlywheelArn=flywheel, ActiveModelArn=model)
    wait_for("ACTIVE", lambda: described(flywheel)["Status"])


def described_endpoint(endpoint):
    return comprehend.describe_endpoint(EndpointArn=endpoint)["EndpointProperties"]


def follow(flywheel, name):
    """The ARN of an endpoint that follows the flywheel and is IN_SERVICE."""
    endpoint = comprehend.create_endpoint(EndpointName=name, FlywheelArn=flywheel, DesiredInferenceUnits=1)["EndpointArn"]
    wait_for("IN_SERVICE", lambda: described_endpoint(endpoint)["Status"])
    return endpoint


def job_output(describe, name):
    """The lines of the one file in the output of a job, once it is COMPLETED."""
    wait_for("COMPLETED", lambda: describe()["JobStatus"])
    output = describe()["OutputDataConfig"]["S3Uri"].removeprefix("s3://")
    with tarfile.open(pathlib.Path(LAKE, output)) as archive:
        assert archive.getnames() == [name]
        return [json.loads(line) for line in archive.extractfile(name)]


def clean_up(flywheel, endpoint):
    comprehend.delete_endpoint(EndpointArn=endpoint)
    wait_for([], lambda: comprehend.list_endpoints()["EndpointPropertiesList"])
    comprehend.delete_flywheel(FlywheelArn=flywheel)
    wait_for([], lambda: comprehend.list_flywheels()["FlywheelSummaryList"])


def refused(call):
    """The name of the exception, and its HTTP status."""
    try:
        answer = call()
    except comprehend.exceptions.ClientError as error:
        return error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise SystemExit(f"it was not refused: {answer}")
