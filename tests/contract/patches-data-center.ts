import { isObject, type Json, type JsonObject } from './patches.ts';

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** 110 operations name a parameter twice: first with a description and as a string, then with the type it is read as. */
function withoutRepeats(parameters: Json[]): Json[] {
  const keyOf = (one: Json) => JSON.stringify([object(one)['in'], object(one)['name']]);
  return [...new Map(parameters.map((one) => [keyOf(one), one])).values()];
}

/** A query that only its address holds is documented with a body of one string (search, spaces, and so on). */
function withoutBody({ requestBody: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** Listing attachments is documented with 201 alone; every report shows 200 with that content. */
function withOk(operation: JsonObject): JsonObject {
  const replies = object(operation['responses']);
  return replies['201'] === undefined ? operation : { ...operation, responses: { 200: replies['201'], ...replies } };
}

function mendedOperation(method: string, operation: JsonObject): JsonObject {
  const { parameters } = operation;
  const once = Array.isArray(parameters) ? { ...operation, parameters: withoutRepeats(parameters) } : operation;
  return method === 'get' ? withOk(withoutBody(once)) : once;
}

/** `errors` is a list wherever a real reply was kept (PLATFORM-FACTS 3.4), an object in the document. */
function withErrorList(schemas: JsonObject): JsonObject {
  const result = object(schemas['ValidationResult']);
  const properties = { ...object(result['properties']), errors: { type: 'array' } };
  return { ...schemas, ValidationResult: { ...result, properties } };
}

/** A copy of the document of Data Center, with the mends above; the pinned bytes stay as they are. */
export function patchedDataCenter(document: Json): Json {
  const { components, paths, ...rest } = object(document);
  const mendedPaths = Object.entries(object(paths)).map(([path, operations]): [string, Json] => [
    path,
    Object.fromEntries(
      Object.entries(object(operations)).map(([method, one]) => [method, mendedOperation(method, object(one))]),
    ),
  ]);
  const schemas = withErrorList(object(object(components)['schemas']));
  return { ...rest, components: { ...object(components), schemas }, paths: Object.fromEntries(mendedPaths) };
}
