import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { patchedDataCenter } from './patches-data-center.ts';
import { isObject, patched, type Json, type JsonObject } from './patches.ts';

const FILES = {
  v2: 'confluence-cloud-v2.openapi-v2.v3.json',
  v1: 'confluence-cloud-v1.swagger.v3.json',
  dc: 'confluence-dc-10.0.3.swagger.v3.json',
};

/** What real servers answer although the document does not list it (specs/SOURCES.md, defect 5; PLATFORM-FACTS 1, 3). */
const UNLISTED: Record<Api, number[]> = {
  v2: [403, 409, 413, 415, 429, 503],
  v1: [400, 401, 403, 405, 409, 410, 429, 503],
  dc: [400, 401, 403, 404, 405, 409, 412, 413, 429, 503],
};

export type Api = keyof typeof FILES;

export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: JsonObject;
}

export interface Operation {
  api: Api;
  id: string;
  method: string;
  path: RegExp;
  /** The more literal parts, the better it fits. */
  literals: number;
  parameters: Parameter[];
  /** JSON pointers to the schema in the document; null where it has none. */
  requestBody: { mediaType: string; pointer: string } | null;
  replies: Map<number, string | null>;
}

export interface Specs {
  documents: Partial<Record<Api, JsonObject>>;
  operations: Operation[];
  unlisted: Record<Api, number[]>;
  /** The part of a path that the documents speak of; null outside of the API. */
  documented(pathname: string): string | null;
}

/** The folder with Atlassian's documents and the fixtures: DOCKET_SHARED, or `../shared` beside the repository. */
export function sharedFolder(): string {
  return process.env['DOCKET_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function follow(document: JsonObject, value: Json | undefined): { value: JsonObject; at: string | null } {
  const reference = object(value)['$ref'];
  if (typeof reference !== 'string') return { value: object(value), at: null };
  const found = reference
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((inner, key) => object(inner)[key], document);
  return { value: object(found), at: reference.slice(1) };
}

function step(...keys: string[]): string {
  return keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
}

/** The first JSON (or form) schema below `content`. */
function schemaBelow(holder: JsonObject, at: string): { mediaType: string; pointer: string } | null {
  const [mediaType, content] = Object.entries(object(holder['content']))[0] ?? [];
  if (mediaType === undefined || !isObject(object(content)['schema'])) return null;
  return { mediaType, pointer: at + step('content', mediaType, 'schema') };
}

function readParameters(document: JsonObject, ...lists: (Json | undefined)[]): Parameter[] {
  return lists.flatMap((list) =>
    (Array.isArray(list) ? list : []).map((entry) => {
      const { value } = follow(document, entry);
      const { name, in: place } = value;
      if (typeof name !== 'string' || typeof place !== 'string') throw new Error('a parameter without a name');
      return { name, in: place, required: value['required'] === true, schema: follow(document, value['schema']).value };
    }),
  );
}

function readOperation(api: Api, document: JsonObject, path: string, method: string): Operation {
  const item = object(object(document['paths'])[path]);
  const operation = object(item[method]);
  const here = step('paths', path, method);
  const body = follow(document, operation['requestBody']);
  const prefix = api === 'v2' ? '/wiki/api/v2' : '';
  const parts = (prefix + path).split('/');
  const replies = Object.entries(object(operation['responses'])).map(([status, entry]): [number, string | null] => {
    const reply = follow(document, entry);
    return [Number(status), schemaBelow(reply.value, reply.at ?? here + step('responses', status))?.pointer ?? null];
  });
  return {
    api,
    method: method.toUpperCase(),
    id: typeof operation['operationId'] === 'string' ? operation['operationId'] : `${method} ${path}`,
    path: new RegExp(`^${parts.map((part) => part.replace(/^\{(.*)\}$/, '([^/]+)')).join('/')}$`),
    literals: parts.filter((part) => !part.startsWith('{')).length,
    parameters: readParameters(document, item['parameters'], operation['parameters']),
    requestBody: isObject(operation['requestBody']) ? schemaBelow(body.value, body.at ?? `${here}/requestBody`) : null,
    replies: new Map(replies),
  };
}

function readDocument(folder: string, api: Api): JsonObject {
  const document: unknown = JSON.parse(readFileSync(join(folder, 'specs', FILES[api]), 'utf8'));
  const mended = api === 'dc' ? patchedDataCenter : patched;
  return isObject(document) ? object(mended(document)) : {};
}

function readOperations(api: Api, document: JsonObject): Operation[] {
  return Object.entries(object(document['paths'])).flatMap(([path, item]) =>
    Object.keys(object(item))
      .filter((method) => ['get', 'post', 'put', 'delete', 'patch'].includes(method))
      .map((method) => readOperation(api, document, path, method)),
  );
}

function load(folder: string, apis: readonly Api[], documented: Specs['documented']): Specs | null {
  if (!apis.every((api) => existsSync(join(folder, 'specs', FILES[api])))) return null;
  const documents: Specs['documents'] = {};
  const operations = apis.flatMap((api) => {
    const document = readDocument(folder, api);
    documents[api] = document;
    return readOperations(api, document);
  });
  operations.sort((one, other) => other.literals - one.literals);
  return { documents, operations, unlisted: UNLISTED, documented };
}

/** Atlassian's documents of Confluence Cloud, mended; null where the folder is not there. */
export function loadSpecs(folder = sharedFolder()): Specs | null {
  const cloud = /^\/wiki\/(?:api\/v2|rest\/api)\//;
  return load(folder, ['v2', 'v1'], (pathname) => (cloud.test(pathname) ? pathname : null));
}

/**
 * Atlassian's document of Confluence Data Center, mended; null where the folder is not there. It says nothing of
 * what plug-ins serve below `/rest/`, as the one does that takes inline comments.
 */
export function loadDataCenterSpecs(folder = sharedFolder()): Specs | null {
  return load(folder, ['dc'], (pathname) => /\/rest\/api\/.*$/.exec(pathname)?.[0] ?? null);
}
