#!/usr/bin/env bash
# A whole flywheel by the AWS CLI. Usage: flywheel.sh URL LAKE, with news/*.csv and news/texts.txt in the lake's directory.
# Everything that it does is on standard error; what it saw is one JSON object on standard output.
set -euo pipefail
url=$1 lake=$2
role=arn:aws:iam::000000000000:role/flywheel
refusals=()

comprehend() { aws comprehend "$@" --endpoint-url "$url" --output text; }

wait_for() { # STATUS COMMAND… leaves in $more what stands beside the status
  local status
  for _ in $(seq 100); do
    read -r status more < <(comprehend "${@:2}")
    [[ $status == "$1" ]] && return
    [[ $status == FAILED ]] && break
    sleep 0.1
  done
  echo "waited for $1: $2 is $status" >&2
  return 1
}

refused() { # COMMAND…
  local answer
  if answer=$(comprehend "$@" 2>&1); then echo "$1 was not refused: $answer" >&2; return 1; fi
  refusals+=("$(sed -nE 's/.*An error occurred \(([A-Za-z]+)\).*/\1/p' <<<"$answer")")
}

dataset() { # NAME TYPE
  local arn
  arn=$(comprehend create-dataset --flywheel-arn "$flywheel" --dataset-name "$1" --dataset-type "$2" --query DatasetArn \
    --input-data-config "DataFormat=COMPREHEND_CSV,DocumentClassifierInputDataConfig={S3Uri=s3://news/$1.csv}")
  wait_for COMPLETED describe-dataset --dataset-arn "$arn" --query DatasetProperties.Status
}

iterate() { # the ARN of the trained model
  local id
  id=$(comprehend start-flywheel-iteration --flywheel-arn "$flywheel" --query FlywheelIterationId)
  wait_for COMPLETED describe-flywheel-iteration --flywheel-arn "$flywheel" --flywheel-iteration-id "$id" \
    --query 'FlywheelIterationProperties.[Status,TrainedModelArn]'
  echo "$more"
}

promote() { # MODEL
  local status
  status=$(comprehend update-flywheel --flywheel-arn "$flywheel" --active-model-arn "$1" --query FlywheelProperties.Status)
  [[ $status == ACTIVE ]] || wait_for ACTIVE describe-flywheel --flywheel-arn "$flywheel" --query FlywheelProperties.Status
}

classified() { comprehend classify-document --endpoint-arn "$endpoint" --text 'The coach praised the league match' --query 'Classes[0].Name'; }

flywheel=$(comprehend create-flywheel --flywheel-name news --data-access-role-arn $role --data-lake-s3-uri s3://lake/flywheels \
  --model-type DOCUMENT_CLASSIFIER --query FlywheelArn --tags Key=team,Value=desk \
  --task-config '{"LanguageCode":"en","DocumentClassificationConfig":{"Mode":"MULTI_CLASS","Labels":["business","science","sport"]}}')
wait_for ACTIVE describe-flywheel --flywheel-arn "$flywheel" --query FlywheelProperties.Status

dataset wrong TRAIN
dataset test TEST
first=$(iterate)
promote "$first"
endpoint=$(comprehend create-endpoint --endpoint-name news --flywheel-arn "$flywheel" --desired-inference-units 1 --query EndpointArn)
wait_for IN_SERVICE describe-endpoint --endpoint-arn "$endpoint" --query EndpointProperties.Status
before=$(classified)

dataset right TRAIN
second=$(iterate)
promote "$second"
wait_for "$second" describe-endpoint --endpoint-arn "$endpoint" --query EndpointProperties.ModelArn
after=$(classified)

job=$(comprehend start-document-classification-job --flywheel-arn "$flywheel" --data-access-role-arn $role --query JobId \
  --input-data-config S3Uri=s3://news/texts.txt,InputFormat=ONE_DOC_PER_LINE --output-data-config S3Uri=s3://out)
wait_for COMPLETED describe-document-classification-job --job-id "$job" \
  --query 'DocumentClassificationJobProperties.[JobStatus,OutputDataConfig.S3Uri]'
predictions=$(tar --extract --gzip --to-stdout --file "$lake/${more#s3://}" predictions.jsonl | paste -sd ,)
comprehend list-flywheel-iteration-history --flywheel-arn "$flywheel" >&2
comprehend describe-document-classifier --document-classifier-arn "$second" >&2

comprehend delete-endpoint --endpoint-arn "$endpoint"
wait_for 0 list-endpoints --query 'length(EndpointPropertiesList)'
comprehend delete-flywheel --flywheel-arn "$flywheel"
wait_for 0 list-flywheels --query 'length(FlywheelSummaryList)'
refused describe-flywheel --flywheel-arn "$flywheel"
refused detect-sentiment --language-code en --text 'What a day'

printf '{"firstModel":"%s","secondModel":"%s","before":"%s","after":"%s","job":[%s],"refusals":["%s","%s"]}\n' \
  "$first" "$second" "$before" "$after" "$predictions" "${refusals[@]}"
