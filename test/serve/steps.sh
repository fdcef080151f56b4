# What every story by the AWS CLI has in common. Sourced, with $url; needs $flywheel from the step that creates it on.
# Each call costs half a second of a processor: the stories make those that they are about, and what else there is boto3 tries.
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

refused() { # COMMAND… waits until it is
  local answer
  for _ in $(seq 100); do
    if answer=$(comprehend "$@" 2>&1); then sleep 0.1; continue; fi
    refusals+=("$(sed -nE 's/.*An error occurred \(([A-Za-z]+)\).*/\1/p' <<<"$answer")")
    return
  done
  echo "$1 was not refused: $answer" >&2
  return 1
}

dataset() { # NAME TYPE INPUT leaves its ARN in $dataset
  dataset=$(comprehend create-dataset --flywheel-arn "$flywheel" --dataset-name "$1" --dataset-type "$2" --input-data-config "$3" \
    --query DatasetArn)
}

ingested() { # waits until the last dataset is there: they are ingested in order
  wait_for COMPLETED describe-dataset --dataset-arn "$dataset" --query DatasetProperties.Status
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

served() { # MODEL: waits until the endpoint has it
  wait_for "$1" describe-endpoint --endpoint-arn "$endpoint" --query EndpointProperties.ModelArn
}

follow() { # NAME: an endpoint that follows the flywheel
  endpoint=$(comprehend create-endpoint --endpoint-name "$1" --flywheel-arn "$flywheel" --desired-inference-units 1 --query EndpointArn)
  wait_for IN_SERVICE describe-endpoint --endpoint-arn "$endpoint" --query EndpointProperties.Status
}

clean_up() { # deletes the endpoint, then the flywheel
  comprehend delete-endpoint --endpoint-arn "$endpoint"
  wait_for 0 list-endpoints --query 'length(EndpointPropertiesList)'
  comprehend delete-flywheel --flywheel-arn "$flywheel"
  refused describe-flywheel --flywheel-arn "$flywheel"
}

tell() { # BEFORE AFTER LINES: what the story saw, as one JSON object
  printf '{"firstModel":"%s","secondModel":"%s","before":"%s","after":"%s","job":[%s],"refusals":["%s","%s"]}\n' \
    "$first" "$second" "$1" "$2" "$(paste -sd , <<<"$3")" "${refusals[@]}"
}
