"""A whole flywheel by boto3. Usage: flywheel.py URL LAKE, with news/*.csv and news/texts.txt in the lake's directory.

What it saw is one JSON object on standard output.
"""

import datetime
import json
import pathlib
import sys
import tarfile
import time

import boto3
import botocore.exceptions

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


def dataset(name, kind):
    arn = comprehend.create_dataset(
        FlywheelArn=flywheel,
        DatasetName=name,
        DatasetType=kind,
        InputDataConfig={
            "DataFormat": "COMPREHEND_CSV",
            "DocumentClassifierInputDataConfig": {"S3Uri": f"s3://news/{name}.csv"},
        },
    )["DatasetArn"]
    wait_for("COMPLETED", lambda: comprehend.describe_dataset(DatasetArn=arn)["DatasetProperties"]["Status"])


def iterate():
    """The ARN of the trained model."""
    run = comprehend.start_flywheel_iteration(FlywheelArn=flywheel)
    names = {key: run[key] for key in ("FlywheelArn", "FlywheelIterationId")}
    look = lambda: comprehend.describe_flywheel_iteration(**names)["FlywheelIterationProperties"]
    wait_for("COMPLETED", lambda: look()["Status"])
    iteration = look()
    assert iteration["EndTime"] >= iteration["CreationTime"]
    assert 0 <= iteration["TrainedModelMetrics"]["AverageF1Score"] <= 1
    return iteration["TrainedModelArn"]


def promote(model):
    comprehend.update_flywheel(FlywheelArn=flywheel, ActiveModelArn=model)
    wait_for("ACTIVE", lambda: comprehend.describe_flywheel(FlywheelArn=flywheel)["FlywheelProperties"]["Status"])


def described_endpoint():
    return comprehend.describe_endpoint(EndpointArn=endpoint)["EndpointProperties"]


def classified():
    answer = comprehend.classify_document(EndpointArn=endpoint, Text="The coach praised the league match")
    assert abs(sum(each["Score"] for each in answer["Classes"]) - 1) < 1e-6
    return answer["Classes"][0]["Name"]


flywheel = comprehend.create_flywheel(
    FlywheelName="news",
    DataAccessRoleArn=ROLE,
    DataLakeS3Uri="s3://lake/flywheels",
    ModelType="DOCUMENT_CLASSIFIER",
    TaskConfig={
        "LanguageCode": "en",
        "DocumentClassificationConfig": {"Mode": "MULTI_CLASS", "Labels": ["business", "science", "sport"]},
    },
    Tags=[{"Key": "team", "Value": "desk"}],
)["FlywheelArn"]
wait_for("ACTIVE", lambda: comprehend.describe_flywheel(FlywheelArn=flywheel)["FlywheelProperties"]["Status"])
created = comprehend.describe_flywheel(FlywheelArn=flywheel)["FlywheelProperties"]["CreationTime"]
assert abs(datetime.datetime.now(datetime.timezone.utc) - created) < datetime.timedelta(minutes=5)

dataset("wrong", "TRAIN")
dataset("test", "TEST")
first = iterate()
promote(first)
endpoint = comprehend.create_endpoint(EndpointName="news", FlywheelArn=flywheel, DesiredInferenceUnits=1)["EndpointArn"]
wait_for("IN_SERVICE", lambda: described_endpoint()["Status"])
before = classified()

dataset("right", "TRAIN")
second = iterate()
promote(second)
wait_for(second, lambda: described_endpoint()["ModelArn"])
after = classified()

job = comprehend.start_document_classification_job(
    FlywheelArn=flywheel,
    DataAccessRoleArn=ROLE,
    InputDataConfig={"S3Uri": "s3://news/texts.txt", "InputFormat": "ONE_DOC_PER_LINE"},
    OutputDataConfig={"S3Uri": "s3://out"},
)["JobId"]
described_job = lambda: comprehend.describe_document_classification_job(JobId=job)["DocumentClassificationJobProperties"]
wait_for("COMPLETED", lambda: described_job()["JobStatus"])
output = described_job()["OutputDataConfig"]["S3Uri"].removeprefix("s3://")
with tarfile.open(pathlib.Path(LAKE, output)) as archive:
    predictions = [json.loads(line) for line in archive.extractfile("predictions.jsonl")]

assert len(comprehend.list_datasets(FlywheelArn=flywheel, MaxResults=2)["DatasetPropertiesList"]) == 2
assert [each["FlywheelArn"] for each in comprehend.list_flywheels()["FlywheelSummaryList"]] == [flywheel]
history = comprehend.list_flywheel_iteration_history(FlywheelArn=flywheel, Filter={"CreationTimeAfter": created})
assert len(history["FlywheelIterationPropertiesList"]) == 2
assert comprehend.list_tags_for_resource(ResourceArn=flywheel)["Tags"] == [{"Key": "team", "Value": "desk"}]
versions = comprehend.get_paginator("list_document_classifiers").paginate(PaginationConfig={"PageSize": 1})
assert sum(len(page["DocumentClassifierPropertiesList"]) for page in versions) == 2

comprehend.delete_endpoint(EndpointArn=endpoint)
wait_for([], lambda: comprehend.list_endpoints()["EndpointPropertiesList"])
comprehend.delete_flywheel(FlywheelArn=flywheel)
wait_for([], lambda: comprehend.list_flywheels()["FlywheelSummaryList"])

refusals = []
try:
    comprehend.describe_flywheel(FlywheelArn=flywheel)
except comprehend.exceptions.ResourceNotFoundException as error:
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    refusals.append(error.response["Error"]["Code"])
try:
    comprehend.detect_sentiment(LanguageCode="en", Text="What a day")
except botocore.exceptions.ClientError as error:
    refusals.append(error.response["Error"]["Code"])

print(
    json.dumps(
        {
            "firstModel": first,
            "secondModel": second,
            "before": before,
            "after": after,
            "job": predictions,
            "refusals": refusals,
        }
    )
)
