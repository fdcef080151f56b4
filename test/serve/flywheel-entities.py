"""A whole flywheel of an entity recognizer by boto3. Usage: flywheel-entities.py URL LAKE, with mail/*.txt, mail/*.csv and
mail/texts.txt in the lake's directory.

What it saw is one JSON object on standard output.
"""

import json

from steps import ROLE, add_dataset, clean_up, comprehend, create_flywheel, described_endpoint
from steps import follow, iterate, job_output, promote, refused, wait_for

TEXT = "a 📦 from Ada Novak reached Lyon as number 7"


def annotated(name):
    documents = {"S3Uri": f"s3://mail/{name}.txt", "InputFormat": "ONE_DOC_PER_LINE"}
    return {"EntityRecognizerInputDataConfig": {"Documents": documents, "Annotations": {"S3Uri": f"s3://mail/{name}.csv"}}}


def found():
    entities = comprehend.detect_entities(EndpointArn=endpoint, Text=TEXT)["Entities"]
    # Python counts code points, as the service does.
    assert all(TEXT[each["BeginOffset"] : each["EndOffset"]] == each["Text"] for each in entities)
    return " ".join(f"{each['BeginOffset']}-{each['EndOffset']}:{each['Type']}" for each in entities)


types = [{"Type": "CITY"}, {"Type": "PERSON"}]
flywheel = create_flywheel(
    "mail", "ENTITY_RECOGNIZER", {"LanguageCode": "en", "EntityRecognitionConfig": {"EntityTypes": types}}
)

add_dataset(flywheel, "wrong", "TRAIN", annotated("wrong"))
add_dataset(flywheel, "test", "TEST", annotated("test"))
first = iterate(flywheel)["TrainedModelArn"]
promote(flywheel, first)
endpoint = follow(flywheel, "mail")
before = found()

add_dataset(flywheel, "right", "TRAIN", annotated("right"))
iteration = iterate(flywheel)
assert "AverageAccuracy" not in iteration["TrainedModelMetrics"]
assert iteration["EvaluatedModelArn"] == first
second = iteration["TrainedModelArn"]
promote(flywheel, second)
wait_for(second, lambda: described_endpoint(endpoint)["ModelArn"])
after = found()

job = comprehend.start_entities_detection_job(
    FlywheelArn=flywheel,
    LanguageCode="en",
    DataAccessRoleArn=ROLE,
    InputDataConfig={"S3Uri": "s3://mail/texts.txt", "InputFormat": "ONE_DOC_PER_LINE"},
    OutputDataConfig={"S3Uri": "s3://out"},
)["JobId"]
described_job = lambda: comprehend.describe_entities_detection_job(JobId=job)["EntitiesDetectionJobProperties"]
lines = job_output(described_job, "output")

recognizer = comprehend.describe_entity_recognizer(EntityRecognizerArn=second)["EntityRecognizerProperties"]
assert [each["Type"] for each in recognizer["RecognizerMetadata"]["EntityTypes"]] == ["CITY", "PERSON"]
versions = comprehend.get_paginator("list_entity_recognizers").paginate(PaginationConfig={"PageSize": 1})
assert sum(len(page["EntityRecognizerPropertiesList"]) for page in versions) == 2
jobs = comprehend.get_paginator("list_entities_detection_jobs").paginate()
assert [each["JobId"] for page in jobs for each in page["EntitiesDetectionJobPropertiesList"]] == [job]

clean_up(flywheel, endpoint)
comprehend.delete_entity_recognizer(EntityRecognizerArn=first)
wait_for(1, lambda: len(comprehend.list_entity_recognizers()["EntityRecognizerPropertiesList"]))
gone, _ = refused(lambda: comprehend.describe_flywheel(FlywheelArn=flywheel))
pretrained, _ = refused(lambda: comprehend.detect_entities(LanguageCode="en", Text="What a day"))

story = {"firstModel": first, "secondModel": second, "before": before, "after": after, "job": lines}
print(json.dumps({**story, "refusals": [gone, pretrained]}))
