// Made from schemas/flywheel.schema.json by `node scripts/generate.mjs`. Edit the schema, not this file.
"use strict";
export const validate = validate52;
export default validate52;
const schema19 = {"type":"object","additionalProperties":false,"required":["name","task","datasets"],"properties":{"version":{"type":"integer","enum":[1]},"name":{"type":"string","pattern":"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"letters, digits and hyphens, beginning and ending with a letter or digit","minLength":1,"maxLength":54},"task":{"$ref":"#/$defs/task"},"datasets":{"$ref":"#/$defs/datasets"},"engine":{"$ref":"#/$defs/engine"},"promotion":{"$ref":"#/$defs/promotion"},"pullRequests":{"$ref":"#/$defs/pullRequests"},"budget":{"$ref":"#/$defs/budget"},"endpoint":{"$ref":"#/$defs/endpoint"},"pin":{"type":["string","null"],"pattern":"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"a model version as `flywheel status` shows it: letters, digits and hyphens","minLength":1,"maxLength":63},"suspend":{"type":"boolean"}},"$defs":{"task":{"type":"object","additionalProperties":false,"properties":{"type":{"enum":["classifier","entity-recognizer"]},"mode":{"enum":["multi-class","multi-label"]},"language":{"enum":["de","en","es","fr","it","pt"]},"labels":{"type":"array","items":{"type":"string","minLength":1,"maxLength":5000},"minItems":2,"maxItems":1000},"entities":{"type":"array","items":{"type":"string","minLength":1,"maxLength":64},"minItems":1,"maxItems":25},"renamed":{"type":"object","maxProperties":1000,"additionalProperties":{"type":"string","minLength":1,"maxLength":5000}},"threshold":{"type":"number","minimum":0,"maximum":1}}},"datasets":{"type":"object","additionalProperties":false,"required":["train"],"properties":{"train":{"$ref":"#/$defs/sources"},"test":{"$ref":"#/$defs/sources"},"golden":{"$ref":"#/$defs/sources"}}},"sources":{"type":["string","array","object"],"minLength":1,"maxLength":1024,"minItems":1,"maxItems":100,"items":{"type":["string","object"],"minLength":1,"maxLength":1024,"additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/$defs/path"},"format":{"$ref":"#/$defs/format"},"columns":{"$ref":"#/$defs/columns"},"delimiter":{"$ref":"#/$defs/delimiter"},"labelDelimiter":{"$ref":"#/$defs/labelDelimiter"},"annotations":{"$ref":"#/$defs/annotations"},"entityList":{"$ref":"#/$defs/entityList"}}},"additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/$defs/path"},"format":{"$ref":"#/$defs/format"},"columns":{"$ref":"#/$defs/columns"},"delimiter":{"$ref":"#/$defs/delimiter"},"labelDelimiter":{"$ref":"#/$defs/labelDelimiter"},"annotations":{"$ref":"#/$defs/annotations"},"entityList":{"$ref":"#/$defs/entityList"}}},"path":{"type":"string","minLength":1,"maxLength":1024},"format":{"enum":["comprehend-csv","csv","tsv","jsonl","augmented-manifest","entity-annotations","entity-list","conll"]},"columns":{"type":"object","additionalProperties":false,"required":["text","label"],"properties":{"text":{"type":"string","minLength":1,"maxLength":1000},"label":{"type":"string","minLength":1,"maxLength":1000}}},"delimiter":{"type":"string","minLength":1,"maxLength":1},"labelDelimiter":{"type":"string","pattern":"^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/,]$","maxLength":1,"patternErrorMessage":"a comma, a space, a tab, or one of ~ ! @ # $ % ^ * - _ + = | \\ : ; > ? /"},"annotations":{"type":"string","minLength":1,"maxLength":1024},"entityList":{"type":"string","minLength":1,"maxLength":1024},"engine":{"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"local":{"type":"object","additionalProperties":false,"properties":{"lake":{"type":"string","minLength":1,"maxLength":512}}},"comprehend":{"type":"object","additionalProperties":false,"required":["region","dataLake","dataAccessRole"],"properties":{"region":{"type":"string","pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]+$","patternErrorMessage":"an AWS region such as us-east-1","maxLength":32},"dataLake":{"type":"string","pattern":"^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$","patternErrorMessage":"an S3 address such as s3://bucket/folder","maxLength":512},"dataAccessRole":{"type":"string","pattern":"^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$","patternErrorMessage":"the ARN of an IAM role, arn:aws:iam::123456789012:role/NAME","maxLength":2048},"bucketOwner":{"type":"string","pattern":"^[0-9]{12}$","patternErrorMessage":"the 12 digits of an AWS account, in quotes","maxLength":12},"modelKmsKey":{"type":"string","minLength":1,"maxLength":2048},"volumeKmsKey":{"type":"string","minLength":1,"maxLength":2048},"dataLakeKmsKey":{"type":"string","minLength":1,"maxLength":2048},"vpc":{"type":"object","additionalProperties":false,"required":["securityGroups","subnets"],"properties":{"securityGroups":{"type":"array","minItems":1,"maxItems":5,"items":{"type":"string","pattern":"^[-0-9a-zA-Z]+$","patternErrorMessage":"letters, digits and hyphens","maxLength":32}},"subnets":{"type":"array","minItems":1,"maxItems":16,"items":{"type":"string","pattern":"^[-0-9a-zA-Z]+$","patternErrorMessage":"letters, digits and hyphens","maxLength":32}}}},"scoring":{"enum":["per-document","service"]},"tags":{"type":"object","maxProperties":50,"additionalProperties":{"type":"string","maxLength":256}},"adopt":{"type":"string","pattern":"^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]+:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"the ARN of a flywheel, arn:aws:comprehend:us-east-1:123456789012:flywheel/NAME","maxLength":256},"keep":{"type":"integer","minimum":1,"maximum":1000},"correctDrift":{"type":"boolean"}}}}},"rate":{"type":"number","minimum":0,"maximum":1},"limits":{"type":"object","additionalProperties":false,"properties":{"f1":{"$ref":"#/$defs/rate"},"precision":{"$ref":"#/$defs/rate"},"recall":{"$ref":"#/$defs/rate"},"accuracy":{"$ref":"#/$defs/rate"},"microF1":{"$ref":"#/$defs/rate"}}},"labelLimits":{"type":"object","additionalProperties":false,"properties":{"f1":{"$ref":"#/$defs/rate"},"precision":{"$ref":"#/$defs/rate"},"recall":{"$ref":"#/$defs/rate"}}},"promotion":{"type":"object","additionalProperties":false,"properties":{"minimum":{"$ref":"#/$defs/limits"},"minimumPerLabel":{"type":"object","maxProperties":1001,"additionalProperties":{"$ref":"#/$defs/labelLimits"}},"maximumDrop":{"$ref":"#/$defs/limits"},"require":{"enum":["not-worse","non-inferior","better"]},"confidence":{"type":"number","exclusiveMinimum":0.5,"exclusiveMaximum":1},"approval":{"enum":["on-merge","manual"]}}},"pullRequests":{"type":"object","additionalProperties":false,"properties":{"train":{"enum":["always","on-request","never"]}}},"budget":{"type":"object","additionalProperties":false,"required":["usdPerMonth"],"properties":{"usdPerMonth":{"type":"number","minimum":0,"maximum":1000000}}},"endpoint":{"type":["object","null"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"letters, digits and hyphens, beginning and ending with a letter or digit","minLength":1,"maxLength":40},"inferenceUnits":{"type":"integer","minimum":1,"maximum":100},"follow":{"enum":["flywheel","version"]}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern3 = new RegExp("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "u");
const schema20 = {"type":"object","additionalProperties":false,"properties":{"type":{"enum":["classifier","entity-recognizer"]},"mode":{"enum":["multi-class","multi-label"]},"language":{"enum":["de","en","es","fr","it","pt"]},"labels":{"type":"array","items":{"type":"string","minLength":1,"maxLength":5000},"minItems":2,"maxItems":1000},"entities":{"type":"array","items":{"type":"string","minLength":1,"maxLength":64},"minItems":1,"maxItems":25},"renamed":{"type":"object","maxProperties":1000,"additionalProperties":{"type":"string","minLength":1,"maxLength":5000}},"threshold":{"type":"number","minimum":0,"maximum":1}}};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "type") || (key0 === "mode")) || (key0 === "language")) || (key0 === "labels")) || (key0 === "entities")) || (key0 === "renamed")) || (key0 === "threshold"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(!((data0 === "classifier") || (data0 === "entity-recognizer"))){
const err1 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: schema20.properties.type.enum},schema:schema20.properties.type.enum,parentSchema:schema20.properties.type,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.mode !== undefined){
let data1 = data.mode;
if(!((data1 === "multi-class") || (data1 === "multi-label"))){
const err2 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema20.properties.mode.enum},schema:schema20.properties.mode.enum,parentSchema:schema20.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.language !== undefined){
let data2 = data.language;
if(!((((((data2 === "de") || (data2 === "en")) || (data2 === "es")) || (data2 === "fr")) || (data2 === "it")) || (data2 === "pt"))){
const err3 = {instancePath:instancePath+"/language",schemaPath:"#/properties/language/enum",keyword:"enum",params:{allowedValues: schema20.properties.language.enum},schema:schema20.properties.language.enum,parentSchema:schema20.properties.language,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.labels !== undefined){
let data3 = data.labels;
if(Array.isArray(data3)){
if(data3.length > 1000){
const err4 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/maxItems",keyword:"maxItems",params:{limit: 1000},schema:1000,parentSchema:schema20.properties.labels,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data3.length < 2){
const err5 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema20.properties.labels,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(data4.length > 5000){
const err6 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/maxLength",keyword:"maxLength",params:{limit: 5000},schema:5000,parentSchema:schema20.properties.labels.items,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data4.length < 1){
const err7 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.labels.items,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/labels/" + i0,schemaPath:"#/properties/labels/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.labels.items.type,parentSchema:schema20.properties.labels.items,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "array"},schema:schema20.properties.labels.type,parentSchema:schema20.properties.labels,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.entities !== undefined){
let data5 = data.entities;
if(Array.isArray(data5)){
if(data5.length > 25){
const err10 = {instancePath:instancePath+"/entities",schemaPath:"#/properties/entities/maxItems",keyword:"maxItems",params:{limit: 25},schema:25,parentSchema:schema20.properties.entities,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data5.length < 1){
const err11 = {instancePath:instancePath+"/entities",schemaPath:"#/properties/entities/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema20.properties.entities,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(typeof data6 === "string"){
if(data6.length > 64){
const err12 = {instancePath:instancePath+"/entities/" + i1,schemaPath:"#/properties/entities/items/maxLength",keyword:"maxLength",params:{limit: 64},schema:64,parentSchema:schema20.properties.entities.items,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/entities/" + i1,schemaPath:"#/properties/entities/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.entities.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/entities/" + i1,schemaPath:"#/properties/entities/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.entities.items.type,parentSchema:schema20.properties.entities.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/entities",schemaPath:"#/properties/entities/type",keyword:"type",params:{type: "array"},schema:schema20.properties.entities.type,parentSchema:schema20.properties.entities,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.renamed !== undefined){
let data7 = data.renamed;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(Object.keys(data7).length > 1000){
const err16 = {instancePath:instancePath+"/renamed",schemaPath:"#/properties/renamed/maxProperties",keyword:"maxProperties",params:{limit: 1000},schema:1000,parentSchema:schema20.properties.renamed,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
for(const key1 in data7){
let data8 = data7[key1];
if(typeof data8 === "string"){
if(data8.length > 5000){
const err17 = {instancePath:instancePath+"/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/renamed/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 5000},schema:5000,parentSchema:schema20.properties.renamed.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/renamed/additionalProperties/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.renamed.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/renamed/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema20.properties.renamed.additionalProperties.type,parentSchema:schema20.properties.renamed.additionalProperties,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/renamed",schemaPath:"#/properties/renamed/type",keyword:"type",params:{type: "object"},schema:schema20.properties.renamed.type,parentSchema:schema20.properties.renamed,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.threshold !== undefined){
let data9 = data.threshold;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema20.properties.threshold,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema20.properties.threshold,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"},schema:schema20.properties.threshold.type,parentSchema:schema20.properties.threshold,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema21 = {"type":"object","additionalProperties":false,"required":["train"],"properties":{"train":{"$ref":"#/$defs/sources"},"test":{"$ref":"#/$defs/sources"},"golden":{"$ref":"#/$defs/sources"}}};
const schema22 = {"type":["string","array","object"],"minLength":1,"maxLength":1024,"minItems":1,"maxItems":100,"items":{"type":["string","object"],"minLength":1,"maxLength":1024,"additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/$defs/path"},"format":{"$ref":"#/$defs/format"},"columns":{"$ref":"#/$defs/columns"},"delimiter":{"$ref":"#/$defs/delimiter"},"labelDelimiter":{"$ref":"#/$defs/labelDelimiter"},"annotations":{"$ref":"#/$defs/annotations"},"entityList":{"$ref":"#/$defs/entityList"}}},"additionalProperties":false,"required":["path"],"properties":{"path":{"$ref":"#/$defs/path"},"format":{"$ref":"#/$defs/format"},"columns":{"$ref":"#/$defs/columns"},"delimiter":{"$ref":"#/$defs/delimiter"},"labelDelimiter":{"$ref":"#/$defs/labelDelimiter"},"annotations":{"$ref":"#/$defs/annotations"},"entityList":{"$ref":"#/$defs/entityList"}}};
const schema23 = {"type":"string","minLength":1,"maxLength":1024};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(data.length > 1024){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema24 = {"enum":["comprehend-csv","csv","tsv","jsonl","augmented-manifest","entity-annotations","entity-list","conll"]};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!((((((((data === "comprehend-csv") || (data === "csv")) || (data === "tsv")) || (data === "jsonl")) || (data === "augmented-manifest")) || (data === "entity-annotations")) || (data === "entity-list")) || (data === "conll"))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema24.enum},schema:schema24.enum,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema25 = {"type":"object","additionalProperties":false,"required":["text","label"],"properties":{"text":{"type":"string","minLength":1,"maxLength":1000},"label":{"type":"string","minLength":1,"maxLength":1000}}};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.text === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "text"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.label === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "label"},schema:schema25.required,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "text") || (key0 === "label"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.text !== undefined){
let data0 = data.text;
if(typeof data0 === "string"){
if(data0.length > 1000){
const err3 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/maxLength",keyword:"maxLength",params:{limit: 1000},schema:1000,parentSchema:schema25.properties.text,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema25.properties.text,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/text",schemaPath:"#/properties/text/type",keyword:"type",params:{type: "string"},schema:schema25.properties.text.type,parentSchema:schema25.properties.text,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.label !== undefined){
let data1 = data.label;
if(typeof data1 === "string"){
if(data1.length > 1000){
const err6 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/maxLength",keyword:"maxLength",params:{limit: 1000},schema:1000,parentSchema:schema25.properties.label,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema25.properties.label,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/label",schemaPath:"#/properties/label/type",keyword:"type",params:{type: "string"},schema:schema25.properties.label.type,parentSchema:schema25.properties.label,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema26 = {"type":"string","minLength":1,"maxLength":1};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1},schema:1,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema27 = {"type":"string","pattern":"^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/,]$","maxLength":1,"patternErrorMessage":"a comma, a space, a tab, or one of ~ ! @ # $ % ^ * - _ + = | \\ : ; > ? /"};
const pattern4 = new RegExp("^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/,]$", "u");

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1},schema:1,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!pattern4.test(data)){
const err1 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/,]$"},schema:"^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/,]$",parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema28 = {"type":"string","minLength":1,"maxLength":1024};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(data.length > 1024){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema29 = {"type":"string","minLength":1,"maxLength":1024};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(data.length > 1024){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema29.type,parentSchema:schema29,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate56.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!data || typeof data != "object") && (typeof data !== "string")){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema22.type},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(typeof data === "string"){
if(data.length > 1024){
const err1 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.length < 1){
const err2 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(Array.isArray(data)){
if(data.length > 100){
const err3 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},schema:100,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.length < 1){
const err4 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if((typeof data0 !== "string") && (!(data0 && typeof data0 == "object" && !Array.isArray(data0)))){
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/type",keyword:"type",params:{type: schema22.items.type},schema:schema22.items.type,parentSchema:schema22.items,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(typeof data0 === "string"){
if(data0.length > 1024){
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/maxLength",keyword:"maxLength",params:{limit: 1024},schema:1024,parentSchema:schema22.items,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data0.length < 1){
const err7 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.items,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.path === undefined){
const err8 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/required",keyword:"required",params:{missingProperty: "path"},schema:schema22.items.required,parentSchema:schema22.items,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key0 in data0){
if(!(((((((key0 === "path") || (key0 === "format")) || (key0 === "columns")) || (key0 === "delimiter")) || (key0 === "labelDelimiter")) || (key0 === "annotations")) || (key0 === "entityList"))){
const err9 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22.items,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.path !== undefined){
if(!(validate57(data0.path, {instancePath:instancePath+"/" + i0+"/path",parentData:data0,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data0.format !== undefined){
if(!(validate59(data0.format, {instancePath:instancePath+"/" + i0+"/format",parentData:data0,parentDataProperty:"format",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data0.columns !== undefined){
if(!(validate61(data0.columns, {instancePath:instancePath+"/" + i0+"/columns",parentData:data0,parentDataProperty:"columns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data0.delimiter !== undefined){
if(!(validate63(data0.delimiter, {instancePath:instancePath+"/" + i0+"/delimiter",parentData:data0,parentDataProperty:"delimiter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
if(data0.labelDelimiter !== undefined){
if(!(validate65(data0.labelDelimiter, {instancePath:instancePath+"/" + i0+"/labelDelimiter",parentData:data0,parentDataProperty:"labelDelimiter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data0.annotations !== undefined){
if(!(validate67(data0.annotations, {instancePath:instancePath+"/" + i0+"/annotations",parentData:data0,parentDataProperty:"annotations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data0.entityList !== undefined){
if(!(validate69(data0.entityList, {instancePath:instancePath+"/" + i0+"/entityList",parentData:data0,parentDataProperty:"entityList",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.path === undefined){
const err10 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},schema:schema22.required,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key1 in data){
if(!(((((((key1 === "path") || (key1 === "format")) || (key1 === "columns")) || (key1 === "delimiter")) || (key1 === "labelDelimiter")) || (key1 === "annotations")) || (key1 === "entityList"))){
const err11 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.path !== undefined){
if(!(validate57(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.format !== undefined){
if(!(validate59(data.format, {instancePath:instancePath+"/format",parentData:data,parentDataProperty:"format",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.columns !== undefined){
if(!(validate61(data.columns, {instancePath:instancePath+"/columns",parentData:data,parentDataProperty:"columns",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.delimiter !== undefined){
if(!(validate63(data.delimiter, {instancePath:instancePath+"/delimiter",parentData:data,parentDataProperty:"delimiter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
if(data.labelDelimiter !== undefined){
if(!(validate65(data.labelDelimiter, {instancePath:instancePath+"/labelDelimiter",parentData:data,parentDataProperty:"labelDelimiter",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.annotations !== undefined){
if(!(validate67(data.annotations, {instancePath:instancePath+"/annotations",parentData:data,parentDataProperty:"annotations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.entityList !== undefined){
if(!(validate69(data.entityList, {instancePath:instancePath+"/entityList",parentData:data,parentDataProperty:"entityList",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
validate56.errors = vErrors;
return errors === 0;
}
validate56.evaluated = {"props":true,"items":true,"dynamicProps":false,"dynamicItems":false};


function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.train === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "train"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "train") || (key0 === "test")) || (key0 === "golden"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.train !== undefined){
if(!(validate56(data.train, {instancePath:instancePath+"/train",parentData:data,parentDataProperty:"train",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.test !== undefined){
if(!(validate56(data.test, {instancePath:instancePath+"/test",parentData:data,parentDataProperty:"test",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
if(data.golden !== undefined){
if(!(validate56(data.golden, {instancePath:instancePath+"/golden",parentData:data,parentDataProperty:"golden",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema30 = {"type":"object","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"local":{"type":"object","additionalProperties":false,"properties":{"lake":{"type":"string","minLength":1,"maxLength":512}}},"comprehend":{"type":"object","additionalProperties":false,"required":["region","dataLake","dataAccessRole"],"properties":{"region":{"type":"string","pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]+$","patternErrorMessage":"an AWS region such as us-east-1","maxLength":32},"dataLake":{"type":"string","pattern":"^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$","patternErrorMessage":"an S3 address such as s3://bucket/folder","maxLength":512},"dataAccessRole":{"type":"string","pattern":"^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$","patternErrorMessage":"the ARN of an IAM role, arn:aws:iam::123456789012:role/NAME","maxLength":2048},"bucketOwner":{"type":"string","pattern":"^[0-9]{12}$","patternErrorMessage":"the 12 digits of an AWS account, in quotes","maxLength":12},"modelKmsKey":{"type":"string","minLength":1,"maxLength":2048},"volumeKmsKey":{"type":"string","minLength":1,"maxLength":2048},"dataLakeKmsKey":{"type":"string","minLength":1,"maxLength":2048},"vpc":{"type":"object","additionalProperties":false,"required":["securityGroups","subnets"],"properties":{"securityGroups":{"type":"array","minItems":1,"maxItems":5,"items":{"type":"string","pattern":"^[-0-9a-zA-Z]+$","patternErrorMessage":"letters, digits and hyphens","maxLength":32}},"subnets":{"type":"array","minItems":1,"maxItems":16,"items":{"type":"string","pattern":"^[-0-9a-zA-Z]+$","patternErrorMessage":"letters, digits and hyphens","maxLength":32}}}},"scoring":{"enum":["per-document","service"]},"tags":{"type":"object","maxProperties":50,"additionalProperties":{"type":"string","maxLength":256}},"adopt":{"type":"string","pattern":"^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]+:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"the ARN of a flywheel, arn:aws:comprehend:us-east-1:123456789012:flywheel/NAME","maxLength":256},"keep":{"type":"integer","minimum":1,"maximum":1000},"correctDrift":{"type":"boolean"}}}}};
const pattern5 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]+$", "u");
const pattern6 = new RegExp("^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$", "u");
const pattern7 = new RegExp("^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$", "u");
const pattern8 = new RegExp("^[0-9]{12}$", "u");
const pattern9 = new RegExp("^[-0-9a-zA-Z]+$", "u");
const pattern11 = new RegExp("^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]+:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "u");

function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate82.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 1){
const err0 = {instancePath,schemaPath:"#/maxProperties",keyword:"maxProperties",params:{limit: 1},schema:1,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(Object.keys(data).length < 1){
const err1 = {instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1},schema:1,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "local") || (key0 === "comprehend"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.local !== undefined){
let data0 = data.local;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!(key1 === "lake")){
const err3 = {instancePath:instancePath+"/local",schemaPath:"#/properties/local/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema30.properties.local,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0.lake !== undefined){
let data1 = data0.lake;
if(typeof data1 === "string"){
if(data1.length > 512){
const err4 = {instancePath:instancePath+"/local/lake",schemaPath:"#/properties/local/properties/lake/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema30.properties.local.properties.lake,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.length < 1){
const err5 = {instancePath:instancePath+"/local/lake",schemaPath:"#/properties/local/properties/lake/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema30.properties.local.properties.lake,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/local/lake",schemaPath:"#/properties/local/properties/lake/type",keyword:"type",params:{type: "string"},schema:schema30.properties.local.properties.lake.type,parentSchema:schema30.properties.local.properties.lake,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/local",schemaPath:"#/properties/local/type",keyword:"type",params:{type: "object"},schema:schema30.properties.local.type,parentSchema:schema30.properties.local,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.comprehend !== undefined){
let data2 = data.comprehend;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.region === undefined){
const err8 = {instancePath:instancePath+"/comprehend",schemaPath:"#/properties/comprehend/required",keyword:"required",params:{missingProperty: "region"},schema:schema30.properties.comprehend.required,parentSchema:schema30.properties.comprehend,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.dataLake === undefined){
const err9 = {instancePath:instancePath+"/comprehend",schemaPath:"#/properties/comprehend/required",keyword:"required",params:{missingProperty: "dataLake"},schema:schema30.properties.comprehend.required,parentSchema:schema30.properties.comprehend,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data2.dataAccessRole === undefined){
const err10 = {instancePath:instancePath+"/comprehend",schemaPath:"#/properties/comprehend/required",keyword:"required",params:{missingProperty: "dataAccessRole"},schema:schema30.properties.comprehend.required,parentSchema:schema30.properties.comprehend,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key2 in data2){
if(!(func1.call(schema30.properties.comprehend.properties, key2))){
const err11 = {instancePath:instancePath+"/comprehend",schemaPath:"#/properties/comprehend/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema30.properties.comprehend,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data2.region !== undefined){
let data3 = data2.region;
if(typeof data3 === "string"){
if(data3.length > 32){
const err12 = {instancePath:instancePath+"/comprehend/region",schemaPath:"#/properties/comprehend/properties/region/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema30.properties.comprehend.properties.region,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern5.test(data3)){
const err13 = {instancePath:instancePath+"/comprehend/region",schemaPath:"#/properties/comprehend/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$"},schema:"^[a-z]{2}(-[a-z]+)+-[0-9]+$",parentSchema:schema30.properties.comprehend.properties.region,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/comprehend/region",schemaPath:"#/properties/comprehend/properties/region/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.region.type,parentSchema:schema30.properties.comprehend.properties.region,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.dataLake !== undefined){
let data4 = data2.dataLake;
if(typeof data4 === "string"){
if(data4.length > 512){
const err15 = {instancePath:instancePath+"/comprehend/dataLake",schemaPath:"#/properties/comprehend/properties/dataLake/maxLength",keyword:"maxLength",params:{limit: 512},schema:512,parentSchema:schema30.properties.comprehend.properties.dataLake,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(!pattern6.test(data4)){
const err16 = {instancePath:instancePath+"/comprehend/dataLake",schemaPath:"#/properties/comprehend/properties/dataLake/pattern",keyword:"pattern",params:{pattern: "^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$"},schema:"^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$",parentSchema:schema30.properties.comprehend.properties.dataLake,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/comprehend/dataLake",schemaPath:"#/properties/comprehend/properties/dataLake/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.dataLake.type,parentSchema:schema30.properties.comprehend.properties.dataLake,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data2.dataAccessRole !== undefined){
let data5 = data2.dataAccessRole;
if(typeof data5 === "string"){
if(data5.length > 2048){
const err18 = {instancePath:instancePath+"/comprehend/dataAccessRole",schemaPath:"#/properties/comprehend/properties/dataAccessRole/maxLength",keyword:"maxLength",params:{limit: 2048},schema:2048,parentSchema:schema30.properties.comprehend.properties.dataAccessRole,data:data5};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!pattern7.test(data5)){
const err19 = {instancePath:instancePath+"/comprehend/dataAccessRole",schemaPath:"#/properties/comprehend/properties/dataAccessRole/pattern",keyword:"pattern",params:{pattern: "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$"},schema:"^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$",parentSchema:schema30.properties.comprehend.properties.dataAccessRole,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/comprehend/dataAccessRole",schemaPath:"#/properties/comprehend/properties/dataAccessRole/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.dataAccessRole.type,parentSchema:schema30.properties.comprehend.properties.dataAccessRole,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data2.bucketOwner !== undefined){
let data6 = data2.bucketOwner;
if(typeof data6 === "string"){
if(data6.length > 12){
const err21 = {instancePath:instancePath+"/comprehend/bucketOwner",schemaPath:"#/properties/comprehend/properties/bucketOwner/maxLength",keyword:"maxLength",params:{limit: 12},schema:12,parentSchema:schema30.properties.comprehend.properties.bucketOwner,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!pattern8.test(data6)){
const err22 = {instancePath:instancePath+"/comprehend/bucketOwner",schemaPath:"#/properties/comprehend/properties/bucketOwner/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},schema:"^[0-9]{12}$",parentSchema:schema30.properties.comprehend.properties.bucketOwner,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/comprehend/bucketOwner",schemaPath:"#/properties/comprehend/properties/bucketOwner/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.bucketOwner.type,parentSchema:schema30.properties.comprehend.properties.bucketOwner,data:data6};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data2.modelKmsKey !== undefined){
let data7 = data2.modelKmsKey;
if(typeof data7 === "string"){
if(data7.length > 2048){
const err24 = {instancePath:instancePath+"/comprehend/modelKmsKey",schemaPath:"#/properties/comprehend/properties/modelKmsKey/maxLength",keyword:"maxLength",params:{limit: 2048},schema:2048,parentSchema:schema30.properties.comprehend.properties.modelKmsKey,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data7.length < 1){
const err25 = {instancePath:instancePath+"/comprehend/modelKmsKey",schemaPath:"#/properties/comprehend/properties/modelKmsKey/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.modelKmsKey,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/comprehend/modelKmsKey",schemaPath:"#/properties/comprehend/properties/modelKmsKey/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.modelKmsKey.type,parentSchema:schema30.properties.comprehend.properties.modelKmsKey,data:data7};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data2.volumeKmsKey !== undefined){
let data8 = data2.volumeKmsKey;
if(typeof data8 === "string"){
if(data8.length > 2048){
const err27 = {instancePath:instancePath+"/comprehend/volumeKmsKey",schemaPath:"#/properties/comprehend/properties/volumeKmsKey/maxLength",keyword:"maxLength",params:{limit: 2048},schema:2048,parentSchema:schema30.properties.comprehend.properties.volumeKmsKey,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data8.length < 1){
const err28 = {instancePath:instancePath+"/comprehend/volumeKmsKey",schemaPath:"#/properties/comprehend/properties/volumeKmsKey/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.volumeKmsKey,data:data8};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/comprehend/volumeKmsKey",schemaPath:"#/properties/comprehend/properties/volumeKmsKey/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.volumeKmsKey.type,parentSchema:schema30.properties.comprehend.properties.volumeKmsKey,data:data8};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data2.dataLakeKmsKey !== undefined){
let data9 = data2.dataLakeKmsKey;
if(typeof data9 === "string"){
if(data9.length > 2048){
const err30 = {instancePath:instancePath+"/comprehend/dataLakeKmsKey",schemaPath:"#/properties/comprehend/properties/dataLakeKmsKey/maxLength",keyword:"maxLength",params:{limit: 2048},schema:2048,parentSchema:schema30.properties.comprehend.properties.dataLakeKmsKey,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data9.length < 1){
const err31 = {instancePath:instancePath+"/comprehend/dataLakeKmsKey",schemaPath:"#/properties/comprehend/properties/dataLakeKmsKey/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.dataLakeKmsKey,data:data9};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/comprehend/dataLakeKmsKey",schemaPath:"#/properties/comprehend/properties/dataLakeKmsKey/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.dataLakeKmsKey.type,parentSchema:schema30.properties.comprehend.properties.dataLakeKmsKey,data:data9};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data2.vpc !== undefined){
let data10 = data2.vpc;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.securityGroups === undefined){
const err33 = {instancePath:instancePath+"/comprehend/vpc",schemaPath:"#/properties/comprehend/properties/vpc/required",keyword:"required",params:{missingProperty: "securityGroups"},schema:schema30.properties.comprehend.properties.vpc.required,parentSchema:schema30.properties.comprehend.properties.vpc,data:data10};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data10.subnets === undefined){
const err34 = {instancePath:instancePath+"/comprehend/vpc",schemaPath:"#/properties/comprehend/properties/vpc/required",keyword:"required",params:{missingProperty: "subnets"},schema:schema30.properties.comprehend.properties.vpc.required,parentSchema:schema30.properties.comprehend.properties.vpc,data:data10};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
for(const key3 in data10){
if(!((key3 === "securityGroups") || (key3 === "subnets"))){
const err35 = {instancePath:instancePath+"/comprehend/vpc",schemaPath:"#/properties/comprehend/properties/vpc/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema30.properties.comprehend.properties.vpc,data:data10};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data10.securityGroups !== undefined){
let data11 = data10.securityGroups;
if(Array.isArray(data11)){
if(data11.length > 5){
const err36 = {instancePath:instancePath+"/comprehend/vpc/securityGroups",schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/maxItems",keyword:"maxItems",params:{limit: 5},schema:5,parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups,data:data11};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data11.length < 1){
const err37 = {instancePath:instancePath+"/comprehend/vpc/securityGroups",schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
const len0 = data11.length;
for(let i0=0; i0<len0; i0++){
let data12 = data11[i0];
if(typeof data12 === "string"){
if(data12.length > 32){
const err38 = {instancePath:instancePath+"/comprehend/vpc/securityGroups/" + i0,schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/items/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups.items,data:data12};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!pattern9.test(data12)){
const err39 = {instancePath:instancePath+"/comprehend/vpc/securityGroups/" + i0,schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/items/pattern",keyword:"pattern",params:{pattern: "^[-0-9a-zA-Z]+$"},schema:"^[-0-9a-zA-Z]+$",parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups.items,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/comprehend/vpc/securityGroups/" + i0,schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/items/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.vpc.properties.securityGroups.items.type,parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups.items,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/comprehend/vpc/securityGroups",schemaPath:"#/properties/comprehend/properties/vpc/properties/securityGroups/type",keyword:"type",params:{type: "array"},schema:schema30.properties.comprehend.properties.vpc.properties.securityGroups.type,parentSchema:schema30.properties.comprehend.properties.vpc.properties.securityGroups,data:data11};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data10.subnets !== undefined){
let data13 = data10.subnets;
if(Array.isArray(data13)){
if(data13.length > 16){
const err42 = {instancePath:instancePath+"/comprehend/vpc/subnets",schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/maxItems",keyword:"maxItems",params:{limit: 16},schema:16,parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data13.length < 1){
const err43 = {instancePath:instancePath+"/comprehend/vpc/subnets",schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const len1 = data13.length;
for(let i1=0; i1<len1; i1++){
let data14 = data13[i1];
if(typeof data14 === "string"){
if(data14.length > 32){
const err44 = {instancePath:instancePath+"/comprehend/vpc/subnets/" + i1,schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/items/maxLength",keyword:"maxLength",params:{limit: 32},schema:32,parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets.items,data:data14};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if(!pattern9.test(data14)){
const err45 = {instancePath:instancePath+"/comprehend/vpc/subnets/" + i1,schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/items/pattern",keyword:"pattern",params:{pattern: "^[-0-9a-zA-Z]+$"},schema:"^[-0-9a-zA-Z]+$",parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets.items,data:data14};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/comprehend/vpc/subnets/" + i1,schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/items/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.vpc.properties.subnets.items.type,parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets.items,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/comprehend/vpc/subnets",schemaPath:"#/properties/comprehend/properties/vpc/properties/subnets/type",keyword:"type",params:{type: "array"},schema:schema30.properties.comprehend.properties.vpc.properties.subnets.type,parentSchema:schema30.properties.comprehend.properties.vpc.properties.subnets,data:data13};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
}
else {
const err48 = {instancePath:instancePath+"/comprehend/vpc",schemaPath:"#/properties/comprehend/properties/vpc/type",keyword:"type",params:{type: "object"},schema:schema30.properties.comprehend.properties.vpc.type,parentSchema:schema30.properties.comprehend.properties.vpc,data:data10};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data2.scoring !== undefined){
let data15 = data2.scoring;
if(!((data15 === "per-document") || (data15 === "service"))){
const err49 = {instancePath:instancePath+"/comprehend/scoring",schemaPath:"#/properties/comprehend/properties/scoring/enum",keyword:"enum",params:{allowedValues: schema30.properties.comprehend.properties.scoring.enum},schema:schema30.properties.comprehend.properties.scoring.enum,parentSchema:schema30.properties.comprehend.properties.scoring,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data2.tags !== undefined){
let data16 = data2.tags;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(Object.keys(data16).length > 50){
const err50 = {instancePath:instancePath+"/comprehend/tags",schemaPath:"#/properties/comprehend/properties/tags/maxProperties",keyword:"maxProperties",params:{limit: 50},schema:50,parentSchema:schema30.properties.comprehend.properties.tags,data:data16};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
for(const key4 in data16){
let data17 = data16[key4];
if(typeof data17 === "string"){
if(data17.length > 256){
const err51 = {instancePath:instancePath+"/comprehend/tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/comprehend/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema30.properties.comprehend.properties.tags.additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/comprehend/tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/comprehend/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.tags.additionalProperties.type,parentSchema:schema30.properties.comprehend.properties.tags.additionalProperties,data:data17};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/comprehend/tags",schemaPath:"#/properties/comprehend/properties/tags/type",keyword:"type",params:{type: "object"},schema:schema30.properties.comprehend.properties.tags.type,parentSchema:schema30.properties.comprehend.properties.tags,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data2.adopt !== undefined){
let data18 = data2.adopt;
if(typeof data18 === "string"){
if(data18.length > 256){
const err54 = {instancePath:instancePath+"/comprehend/adopt",schemaPath:"#/properties/comprehend/properties/adopt/maxLength",keyword:"maxLength",params:{limit: 256},schema:256,parentSchema:schema30.properties.comprehend.properties.adopt,data:data18};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!pattern11.test(data18)){
const err55 = {instancePath:instancePath+"/comprehend/adopt",schemaPath:"#/properties/comprehend/properties/adopt/pattern",keyword:"pattern",params:{pattern: "^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]+:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*$"},schema:"^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]+:[0-9]{12}:flywheel/[a-zA-Z0-9](-*[a-zA-Z0-9])*$",parentSchema:schema30.properties.comprehend.properties.adopt,data:data18};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/comprehend/adopt",schemaPath:"#/properties/comprehend/properties/adopt/type",keyword:"type",params:{type: "string"},schema:schema30.properties.comprehend.properties.adopt.type,parentSchema:schema30.properties.comprehend.properties.adopt,data:data18};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data2.keep !== undefined){
let data19 = data2.keep;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
const err57 = {instancePath:instancePath+"/comprehend/keep",schemaPath:"#/properties/comprehend/properties/keep/type",keyword:"type",params:{type: "integer"},schema:schema30.properties.comprehend.properties.keep.type,parentSchema:schema30.properties.comprehend.properties.keep,data:data19};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 1000 || isNaN(data19)){
const err58 = {instancePath:instancePath+"/comprehend/keep",schemaPath:"#/properties/comprehend/properties/keep/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema30.properties.comprehend.properties.keep,data:data19};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data19 < 1 || isNaN(data19)){
const err59 = {instancePath:instancePath+"/comprehend/keep",schemaPath:"#/properties/comprehend/properties/keep/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema30.properties.comprehend.properties.keep,data:data19};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
if(data2.correctDrift !== undefined){
let data20 = data2.correctDrift;
if(typeof data20 !== "boolean"){
const err60 = {instancePath:instancePath+"/comprehend/correctDrift",schemaPath:"#/properties/comprehend/properties/correctDrift/type",keyword:"type",params:{type: "boolean"},schema:schema30.properties.comprehend.properties.correctDrift.type,parentSchema:schema30.properties.comprehend.properties.correctDrift,data:data20};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/comprehend",schemaPath:"#/properties/comprehend/type",keyword:"type",params:{type: "object"},schema:schema30.properties.comprehend.type,parentSchema:schema30.properties.comprehend,data:data2};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
validate82.errors = vErrors;
return errors === 0;
}
validate82.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema31 = {"type":"object","additionalProperties":false,"properties":{"minimum":{"$ref":"#/$defs/limits"},"minimumPerLabel":{"type":"object","maxProperties":1001,"additionalProperties":{"$ref":"#/$defs/labelLimits"}},"maximumDrop":{"$ref":"#/$defs/limits"},"require":{"enum":["not-worse","non-inferior","better"]},"confidence":{"type":"number","exclusiveMinimum":0.5,"exclusiveMaximum":1},"approval":{"enum":["on-merge","manual"]}}};
const schema32 = {"type":"object","additionalProperties":false,"properties":{"f1":{"$ref":"#/$defs/rate"},"precision":{"$ref":"#/$defs/rate"},"recall":{"$ref":"#/$defs/rate"},"accuracy":{"$ref":"#/$defs/rate"},"microF1":{"$ref":"#/$defs/rate"}}};
const schema33 = {"type":"number","minimum":0,"maximum":1};

function validate86(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate86.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 1 || isNaN(data)){
const err0 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "number"},schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate86.errors = vErrors;
return errors === 0;
}
validate86.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "f1") || (key0 === "precision")) || (key0 === "recall")) || (key0 === "accuracy")) || (key0 === "microF1"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.f1 !== undefined){
if(!(validate86(data.f1, {instancePath:instancePath+"/f1",parentData:data,parentDataProperty:"f1",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.precision !== undefined){
if(!(validate86(data.precision, {instancePath:instancePath+"/precision",parentData:data,parentDataProperty:"precision",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.recall !== undefined){
if(!(validate86(data.recall, {instancePath:instancePath+"/recall",parentData:data,parentDataProperty:"recall",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.accuracy !== undefined){
if(!(validate86(data.accuracy, {instancePath:instancePath+"/accuracy",parentData:data,parentDataProperty:"accuracy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.microF1 !== undefined){
if(!(validate86(data.microF1, {instancePath:instancePath+"/microF1",parentData:data,parentDataProperty:"microF1",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema34 = {"type":"object","additionalProperties":false,"properties":{"f1":{"$ref":"#/$defs/rate"},"precision":{"$ref":"#/$defs/rate"},"recall":{"$ref":"#/$defs/rate"}}};

function validate93(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate93.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "f1") || (key0 === "precision")) || (key0 === "recall"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.f1 !== undefined){
if(!(validate86(data.f1, {instancePath:instancePath+"/f1",parentData:data,parentDataProperty:"f1",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.precision !== undefined){
if(!(validate86(data.precision, {instancePath:instancePath+"/precision",parentData:data,parentDataProperty:"precision",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
if(data.recall !== undefined){
if(!(validate86(data.recall, {instancePath:instancePath+"/recall",parentData:data,parentDataProperty:"recall",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate93.errors = vErrors;
return errors === 0;
}
validate93.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "minimum") || (key0 === "minimumPerLabel")) || (key0 === "maximumDrop")) || (key0 === "require")) || (key0 === "confidence")) || (key0 === "approval"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.minimum !== undefined){
if(!(validate85(data.minimum, {instancePath:instancePath+"/minimum",parentData:data,parentDataProperty:"minimum",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
}
if(data.minimumPerLabel !== undefined){
let data1 = data.minimumPerLabel;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 1001){
const err1 = {instancePath:instancePath+"/minimumPerLabel",schemaPath:"#/properties/minimumPerLabel/maxProperties",keyword:"maxProperties",params:{limit: 1001},schema:1001,parentSchema:schema31.properties.minimumPerLabel,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data1){
if(!(validate93(data1[key1], {instancePath:instancePath+"/minimumPerLabel/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data1,parentDataProperty:key1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/minimumPerLabel",schemaPath:"#/properties/minimumPerLabel/type",keyword:"type",params:{type: "object"},schema:schema31.properties.minimumPerLabel.type,parentSchema:schema31.properties.minimumPerLabel,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.maximumDrop !== undefined){
if(!(validate85(data.maximumDrop, {instancePath:instancePath+"/maximumDrop",parentData:data,parentDataProperty:"maximumDrop",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
}
if(data.require !== undefined){
let data4 = data.require;
if(!(((data4 === "not-worse") || (data4 === "non-inferior")) || (data4 === "better"))){
const err3 = {instancePath:instancePath+"/require",schemaPath:"#/properties/require/enum",keyword:"enum",params:{allowedValues: schema31.properties.require.enum},schema:schema31.properties.require.enum,parentSchema:schema31.properties.require,data:data4};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.confidence !== undefined){
let data5 = data.confidence;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 >= 1 || isNaN(data5)){
const err4 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/exclusiveMaximum",keyword:"exclusiveMaximum",params:{comparison: "<", limit: 1},schema:1,parentSchema:schema31.properties.confidence,data:data5};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data5 <= 0.5 || isNaN(data5)){
const err5 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0.5},schema:0.5,parentSchema:schema31.properties.confidence,data:data5};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/confidence",schemaPath:"#/properties/confidence/type",keyword:"type",params:{type: "number"},schema:schema31.properties.confidence.type,parentSchema:schema31.properties.confidence,data:data5};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.approval !== undefined){
let data6 = data.approval;
if(!((data6 === "on-merge") || (data6 === "manual"))){
const err7 = {instancePath:instancePath+"/approval",schemaPath:"#/properties/approval/enum",keyword:"enum",params:{allowedValues: schema31.properties.approval.enum},schema:schema31.properties.approval.enum,parentSchema:schema31.properties.approval,data:data6};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema35 = {"type":"object","additionalProperties":false,"properties":{"train":{"enum":["always","on-request","never"]}}};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "train")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.train !== undefined){
let data0 = data.train;
if(!(((data0 === "always") || (data0 === "on-request")) || (data0 === "never"))){
const err1 = {instancePath:instancePath+"/train",schemaPath:"#/properties/train/enum",keyword:"enum",params:{allowedValues: schema35.properties.train.enum},schema:schema35.properties.train.enum,parentSchema:schema35.properties.train,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema36 = {"type":"object","additionalProperties":false,"required":["usdPerMonth"],"properties":{"usdPerMonth":{"type":"number","minimum":0,"maximum":1000000}}};

function validate102(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate102.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.usdPerMonth === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "usdPerMonth"},schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "usdPerMonth")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.usdPerMonth !== undefined){
let data0 = data.usdPerMonth;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/usdPerMonth",schemaPath:"#/properties/usdPerMonth/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema36.properties.usdPerMonth,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/usdPerMonth",schemaPath:"#/properties/usdPerMonth/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema36.properties.usdPerMonth,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/usdPerMonth",schemaPath:"#/properties/usdPerMonth/type",keyword:"type",params:{type: "number"},schema:schema36.properties.usdPerMonth.type,parentSchema:schema36.properties.usdPerMonth,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate102.errors = vErrors;
return errors === 0;
}
validate102.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema37 = {"type":["object","null"],"additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$","patternErrorMessage":"letters, digits and hyphens, beginning and ending with a letter or digit","minLength":1,"maxLength":40},"inferenceUnits":{"type":"integer","minimum":1,"maximum":100},"follow":{"enum":["flywheel","version"]}}};

function validate104(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate104.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (data !== null)){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema37.type},schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "inferenceUnits")) || (key0 === "follow"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(data0.length > 40){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 40},schema:40,parentSchema:schema37.properties.name,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema37.properties.name,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!pattern3.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$"},schema:"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",parentSchema:schema37.properties.name,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema37.properties.name.type,parentSchema:schema37.properties.name,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.inferenceUnits !== undefined){
let data1 = data.inferenceUnits;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/inferenceUnits",schemaPath:"#/properties/inferenceUnits/type",keyword:"type",params:{type: "integer"},schema:schema37.properties.inferenceUnits.type,parentSchema:schema37.properties.inferenceUnits,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 100 || isNaN(data1)){
const err7 = {instancePath:instancePath+"/inferenceUnits",schemaPath:"#/properties/inferenceUnits/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema37.properties.inferenceUnits,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/inferenceUnits",schemaPath:"#/properties/inferenceUnits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema37.properties.inferenceUnits,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.follow !== undefined){
let data2 = data.follow;
if(!((data2 === "flywheel") || (data2 === "version"))){
const err9 = {instancePath:instancePath+"/follow",schemaPath:"#/properties/follow/enum",keyword:"enum",params:{allowedValues: schema37.properties.follow.enum},schema:schema37.properties.follow.enum,parentSchema:schema37.properties.follow,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
validate104.errors = vErrors;
return errors === 0;
}
validate104.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.task === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "task"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.datasets === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "datasets"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},schema:schema19.properties.version.type,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(data0 === 1)){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema19.properties.version.enum},schema:schema19.properties.version.enum,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
if(typeof data1 === "string"){
if(data1.length > 54){
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/maxLength",keyword:"maxLength",params:{limit: 54},schema:54,parentSchema:schema19.properties.name,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.length < 1){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.name,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!pattern3.test(data1)){
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$"},schema:"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",parentSchema:schema19.properties.name,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},schema:schema19.properties.name.type,parentSchema:schema19.properties.name,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.task !== undefined){
if(!(validate53(data.task, {instancePath:instancePath+"/task",parentData:data,parentDataProperty:"task",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.datasets !== undefined){
if(!(validate55(data.datasets, {instancePath:instancePath+"/datasets",parentData:data,parentDataProperty:"datasets",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.engine !== undefined){
if(!(validate82(data.engine, {instancePath:instancePath+"/engine",parentData:data,parentDataProperty:"engine",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
if(data.promotion !== undefined){
if(!(validate84(data.promotion, {instancePath:instancePath+"/promotion",parentData:data,parentDataProperty:"promotion",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
errors = vErrors.length;
}
}
if(data.pullRequests !== undefined){
if(!(validate100(data.pullRequests, {instancePath:instancePath+"/pullRequests",parentData:data,parentDataProperty:"pullRequests",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate102(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
errors = vErrors.length;
}
}
if(data.endpoint !== undefined){
if(!(validate104(data.endpoint, {instancePath:instancePath+"/endpoint",parentData:data,parentDataProperty:"endpoint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
errors = vErrors.length;
}
}
if(data.pin !== undefined){
let data9 = data.pin;
if((typeof data9 !== "string") && (data9 !== null)){
const err10 = {instancePath:instancePath+"/pin",schemaPath:"#/properties/pin/type",keyword:"type",params:{type: schema19.properties.pin.type},schema:schema19.properties.pin.type,parentSchema:schema19.properties.pin,data:data9};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(typeof data9 === "string"){
if(data9.length > 63){
const err11 = {instancePath:instancePath+"/pin",schemaPath:"#/properties/pin/maxLength",keyword:"maxLength",params:{limit: 63},schema:63,parentSchema:schema19.properties.pin,data:data9};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data9.length < 1){
const err12 = {instancePath:instancePath+"/pin",schemaPath:"#/properties/pin/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.pin,data:data9};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern3.test(data9)){
const err13 = {instancePath:instancePath+"/pin",schemaPath:"#/properties/pin/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$"},schema:"^[a-zA-Z0-9](-*[a-zA-Z0-9])*$",parentSchema:schema19.properties.pin,data:data9};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data.suspend !== undefined){
let data10 = data.suspend;
if(typeof data10 !== "boolean"){
const err14 = {instancePath:instancePath+"/suspend",schemaPath:"#/properties/suspend/type",keyword:"type",params:{type: "boolean"},schema:schema19.properties.suspend.type,parentSchema:schema19.properties.suspend,data:data10};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

