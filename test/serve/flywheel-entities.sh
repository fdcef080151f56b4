#!/usr/bin/env bash
# A whole flywheel of an entity recognizer by the AWS CLI. Usage: flywheel-entities.sh URL LAKE, with mail/*.txt, mail/*.csv and
# mail/texts.txt in the lake's directory. Everything that it does is on standard error; what it saw is one JSON object on standard output.
set -euo pipefail
url=$1 lake=$2
# shellcheck source=steps.sh
source "$(dirname "$0")/steps.sh"

annotated() { # NAME
  echo "DataFormat=COMPREHEND_CSV,EntityRecognizerInputDataConfig={Documents={S3Uri=s3://mail/$1.txt,InputFormat=ONE_DOC_PER_LINE},Annotations={S3Uri=s3://mail/$1.csv}}"
}
found() {
  comprehend detect-entities --endpoint-arn "$endpoint" --text 'a 📦 from Ada Novak reached Lyon as number 7' \
    --query "join(' ', Entities[].join('', [to_string(BeginOffset), '-', to_string(EndOffset), ':', Type]))"
}

flywheel=$(comprehend create-flywheel --flywheel-name mail --data-access-role-arn $role --data-lake-s3-uri s3://lake/flywheels \
  --model-type ENTITY_RECOGNIZER --query FlywheelArn --tags Key=team,Value=desk \
  --task-config '{"LanguageCode":"en","EntityRecognitionConfig":{"EntityTypes":[{"Type":"CITY"},{"Type":"PERSON"}]}}')
wait_for ACTIVE describe-flywheel --flywheel-arn "$flywheel" --query FlywheelProperties.Status

dataset wrong TRAIN "$(annotated wrong)"
dataset test TEST "$(annotated test)"
ingested
first=$(iterate)
promote "$first"
follow mail
before=$(found)

dataset right TRAIN "$(annotated right)"
ingested
second=$(iterate)
promote "$second"
served "$second"
after=$(found)

job=$(comprehend start-entities-detection-job --flywheel-arn "$flywheel" --data-access-role-arn $role --language-code en --query JobId \
  --input-data-config S3Uri=s3://mail/texts.txt,InputFormat=ONE_DOC_PER_LINE --output-data-config S3Uri=s3://out)
wait_for COMPLETED describe-entities-detection-job --job-id "$job" \
  --query 'EntitiesDetectionJobProperties.[JobStatus,OutputDataConfig.S3Uri]'
entities=$(tar --extract --gzip --to-stdout --file "$lake/${more#s3://}" output)
comprehend describe-entity-recognizer --entity-recognizer-arn "$second" >&2

clean_up
refused detect-entities --language-code en --text 'What a day'
tell "$before" "$after" "$entities"
