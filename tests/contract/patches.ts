/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Only for what came out of `JSON.parse`, where an object holds nothing but JSON. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapObjects(value: Json, change: (one: JsonObject) => JsonObject): Json {
  if (Array.isArray(value)) return value.map((one) => mapObjects(one, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, change)])));
}

function refersTo(schema: Json | undefined, ending: string): boolean {
  return isObject(schema) && typeof schema['$ref'] === 'string' && schema['$ref'].endsWith(ending);
}

/** Defect 1: both forms of a body match both branches, so a literal `oneOf` refuses every correct write. */
function anyBody(schema: JsonObject): JsonObject {
  const { oneOf, ...rest } = schema;
  if (!Array.isArray(oneOf) || !oneOf.some((branch) => refersTo(branch, 'NestedBodyWrite'))) return schema;
  const nested = { anyOf: [{ required: ['storage'] }, { required: ['atlas_doc_format'] }, { required: ['wiki'] }] };
  const flat = { required: ['representation', 'value'] };
  const anyOf = oneOf.map((branch) => ({ allOf: [branch, refersTo(branch, 'NestedBodyWrite') ? nested : flat] }));
  return { ...rest, anyOf };
}

/** Defect 3: `"format": "string"` is no format, and a `sort` that is a string has no `items`. */
function plainFormat({ format, items, ...rest }: JsonObject): JsonObject {
  return {
    ...rest,
    ...(format === undefined || format === 'string' ? {} : { format }),
    ...(items === undefined || rest['type'] === 'string' ? {} : { items }),
  };
}

/** Defect 5: replies carry undocumented members; and OpenAPI's `nullable` without a type, which ajv refuses. */
function openObject(schema: JsonObject): JsonObject {
  const { additionalProperties, nullable, ...rest } = schema;
  const open = additionalProperties === undefined || additionalProperties === false ? {} : { additionalProperties };
  if (nullable !== true) return { ...rest, ...open };
  return 'type' in rest ? { ...rest, ...open, nullable } : { anyOf: [{ type: 'null' }, { ...rest, ...open }] };
}

/** Defect 4: v1 uploads work without `minorEdit`. Defect 6: `draft` occurs where the enumeration leaves it out. */
function openEnums(schema: JsonObject): JsonObject {
  const { required, enum: values } = schema;
  const upload = Array.isArray(required) && required.includes('file') && required.includes('minorEdit');
  const statuses =
    Array.isArray(values) && values.length === 2 && values.includes('archived') && values.includes('current');
  return {
    ...schema,
    ...(upload ? { required: ['file'] } : {}),
    ...(statuses ? { enum: [...values, 'draft'] } : {}),
  };
}

/** A copy of an Atlassian document with the defects mended that specs/SOURCES.md lists; the pinned bytes stay. */
export function patched(document: Json): Json {
  return mapObjects(document, (one) => openEnums(openObject(plainFormat(anyBody(one)))));
}
