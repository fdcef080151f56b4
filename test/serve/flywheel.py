"""A whole flywheel by boto3. Usage: flywheel.py URL LAKE, with news/*.csv and news/texts.txt in the lake's directory.

What it saw is one JSON object on standard output.
"""

import datetime
import json

from steps import ROLE, add_dataset, clean_up, comprehend, create_flywheel, described, described_endpoint
from steps import follow, iterate, job_output, promote, refused, wait_for


def csv(name):
    return {"DocumentClassifierInputDataConfig": {"S3Uri": f"s3://news/{name}.csv"}}


def classified():
    answer = comprehend.classify_document(EndpointArn=endpoint, Text="The coach praised the league match")
    assert abs(sum(each["Score"] for each in answer["Classes"]) - 1) < 1e-6
    return answer["Classes"][0]["Name"]


labels = ["business", "science", "sport"]
task = {"LanguageCode": "en", "DocumentClassificationConfig": {"Mode": "MULTI_CLASS", "Labels": labels}}
flywheel = create_flywheel("news", "DOCUMENT_CLASSIFIER", task)
created = described(flywheel)["CreationTime"]
assert abs(datetime.datetime.now(datetime.timezone.utc) - created) < datetime.timedelta(minutes=5)

add_dataset(flywheel, "wrong", "TRAIN", csv("wrong"))
add_dataset(flywheel, "test", "TEST", csv("test"))
first = iterate(flywheel)["TrainedModelArn"]
promote(flywheel, first)
endpoint = follow(flywheel, "news")
before = classified()

add_dataset(flywheel, "right", "TRAIN", csv("right"))
second = iterate(flywheel)["TrainedModelArn"]
promote(flywheel, second)
wait_for(second, lambda: described_endpoint(endpoint)["ModelArn"])
after = classified()

job = comprehend.start_document_classification_job(
    FlywheelArn=flywheel,
    DataAccessRoleArn=ROLE,
    InputDataConfig={"S3Uri": "s3://news/texts.txt", "InputFormat": "ONE_DOC_PER_LINE"},
    OutputDataConfig={"S3Uri": "s3://out"},
)["JobId"]
described_job = lambda: comprehend.describe_document_classification_job(JobId=job)["DocumentClassificationJobProperties"]
predictions = job_output(described_job, "predictions.jsonl")

assert len(comprehend.list_datasets(FlywheelArn=flywheel, MaxResults=2)["DatasetPropertiesList"]) == 2
assert [each["FlywheelArn"] for each in comprehend.list_flywheels()["FlywheelSummaryList"]] == [flywheel]
history = comprehend.list_flywheel_iteration_history(FlywheelArn=flywheel, Filter={"CreationTimeAfter": created})
assert len(history["FlywheelIterationPropertiesList"]) == 2
assert comprehend.list_tags_for_resource(ResourceArn=flywheel)["Tags"] == [{"Key": "team", "Value": "desk"}]
versions = comprehend.get_paginator("list_document_classifiers").paginate(PaginationConfig={"PageSize": 1})
assert sum(len(page["DocumentClassifierPropertiesList"]) for page in versions) == 2

clean_up(flywheel, endpoint)
gone, status = refused(lambda: comprehend.describe_flywheel(FlywheelArn=flywheel))
assert status == 404
pretrained, _ = refused(lambda: comprehend.detect_sentiment(LanguageCode="en", Text="What a day"))

story = {"firstModel": first, "secondModel": second, "before": before, "after": after, "job": predictions}
print(json.dumps({**story, "refusals": [gone, pretrained]}))
