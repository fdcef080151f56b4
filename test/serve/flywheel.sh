#!/usr/bin/env bash
# A whole flywheel by the AWS CLI. Usage: flywheel.sh URL LAKE, with news/*.csv and news/texts.txt in the lake's directory.
# Everything that it does is on standard error; what it saw is one JSON object on standard output.
set -euo pipefail
url=$1 lake=$2
# shellcheck source=steps.sh
source "$(dirname "$0")/steps.sh"

csv() { echo "DataFormat=COMPREHEND_CSV,DocumentClassifierInputDataConfig={S3Uri=s3://news/$1.csv}"; }
classified() { comprehend classify-document --endpoint-arn "$endpoint" --text 'The coach praised the league match' --query 'Classes[0].Name'; }

flywheel=$(comprehend create-flywheel --flywheel-name news --data-access-role-arn $role --data-lake-s3-uri s3://lake/flywheels \
  --model-type DOCUMENT_CLASSIFIER --query FlywheelArn --tags Key=team,Value=desk \
  --task-config '{"LanguageCode":"en","DocumentClassificationConfig":{"Mode":"MULTI_CLASS","Labels":["business","science","sport"]}}')
wait_for ACTIVE describe-flywheel --flywheel-arn "$flywheel" --query FlywheelProperties.Status

dataset wrong TRAIN "$(csv wrong)"
dataset test TEST "$(csv test)"
ingested
first=$(iterate)
promote "$first"
follow news
before=$(classified)

dataset right TRAIN "$(csv right)"
ingested
second=$(iterate)
promote "$second"
served "$second"
after=$(classified)

job=$(comprehend start-document-classification-job --flywheel-arn "$flywheel" --data-access-role-arn $role --query JobId \
  --input-data-config S3Uri=s3://news/texts.txt,InputFormat=ONE_DOC_PER_LINE --output-data-config S3Uri=s3://out)
wait_for COMPLETED describe-document-classification-job --job-id "$job" \
  --query 'DocumentClassificationJobProperties.[JobStatus,OutputDataConfig.S3Uri]'
predictions=$(tar --extract --gzip --to-stdout --file "$lake/${more#s3://}" predictions.jsonl)
comprehend list-flywheel-iteration-history --flywheel-arn "$flywheel" >&2
comprehend describe-document-classifier --document-classifier-arn "$second" >&2

clean_up
refused detect-sentiment --language-code en --text 'What a day'
tell "$before" "$after" "$predictions"
