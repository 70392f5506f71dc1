import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import type { LogEntry } from '../confluence/server/log.ts';
import type { Operation, Parameter, Specs } from './specs.ts';

export interface Finding {
  /** `GET /wiki/api/v2/pages/1 → 200` */
  call: string;
  about: 'operation' | 'request' | 'reply';
  what: string;
}

export interface ContractReport {
  findings: Finding[];
  /** How many calls to the API were compared. */
  checked: number;
  /** Names of the operations that occurred. */
  operations: Set<string>;
}

interface Checker {
  schema(operation: Operation, pointer: string, closed: boolean): ValidateFunction;
  parameter(parameter: Parameter): ValidateFunction;
}

function createChecker({ documents }: Specs): Checker {
  const ajv = new Ajv2019({ strict: false, validateSchema: false, allErrors: true, coerceTypes: false });
  // Parameters are text in an address, so their types are read from it.
  const coercing = new Ajv2019({ strict: false, validateSchema: false, coerceTypes: 'array' });
  for (const one of [ajv, coercing]) addFormats(one);
  for (const [api, document] of Object.entries(documents)) ajv.addSchema(document, api);
  const compiled = new Map<string, ValidateFunction>();
  const parameters = new Map<Parameter, ValidateFunction>();
  return {
    schema(operation, pointer, closed) {
      const reference = `${operation.api}#${pointer}`;
      const key = `${reference} ${closed}`;
      const known = compiled.get(key);
      if (known !== undefined) return known;
      const validate = ajv.compile({ $ref: reference, ...(closed ? { unevaluatedProperties: false } : {}) });
      compiled.set(key, validate);
      return validate;
    },
    parameter(parameter) {
      const known = parameters.get(parameter);
      if (known !== undefined) return known;
      const validate = coercing.compile({ type: 'object', properties: { value: parameter.schema } });
      parameters.set(parameter, validate);
      return validate;
    },
  };
}

/** Compiling the documents' schemas takes longer than all the rest, so it is done once for all logs. */
const checkers = new WeakMap<Specs, Checker>();

function checkerFor(specs: Specs): Checker {
  const checker = checkers.get(specs) ?? createChecker(specs);
  checkers.set(specs, checker);
  return checker;
}

function complaints(validate: ValidateFunction): string {
  return (validate.errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`)
    .join('; ');
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function findParameterFaults(checker: Checker, operation: Operation, address: URL): string[] {
  const faults: string[] = [];
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  for (const name of new Set(address.searchParams.keys()))
    if (!known.some((parameter) => parameter.name === name)) faults.push(`unknown query parameter ${name}`);
  for (const parameter of known) {
    const values = address.searchParams.getAll(parameter.name);
    if (values.length === 0) {
      if (parameter.required) faults.push(`missing query parameter ${parameter.name}`);
      continue;
    }
    const list = parameter.schema['type'] === 'array';
    const validate = checker.parameter(parameter);
    const value = list ? values.flatMap((one) => one.split(',')) : values[0];
    if (!validate({ value })) faults.push(`query parameter ${parameter.name}: ${complaints(validate)}`);
  }
  return faults;
}

function partNames(requestBody: string): string[] {
  const parts = parse(requestBody);
  if (!Array.isArray(parts)) return [];
  return parts.map((part: unknown) =>
    typeof part === 'object' && part !== null && 'name' in part ? String(part.name) : '',
  );
}

function findBodyFaults(checker: Checker, operation: Operation, { requestBody }: LogEntry): string[] {
  if (operation.requestBody === null) return requestBody === '' ? [] : ['a body where the document has none'];
  const { mediaType, pointer } = operation.requestBody;
  const multipart = mediaType === 'multipart/form-data';
  const body = multipart ? Object.fromEntries(partNames(requestBody).map((name) => [name, ''])) : parse(requestBody);
  const validate = checker.schema(operation, pointer, true);
  return validate(body) ? [] : [`body: ${complaints(validate)}`];
}

function findReplyFaults(checker: Checker, specs: Specs, operation: Operation, entry: LogEntry): string[] {
  const { status, replyBody } = entry;
  if (status === null || entry.fault === 'status') return [];
  const pointer = operation.replies.get(status);
  if (pointer === undefined && !specs.unlisted[operation.api].includes(status))
    return [`status ${status} is not in the document`];
  if (typeof pointer !== 'string') return [];
  const validate = checker.schema(operation, pointer, false);
  return validate(parse(replyBody)) ? [] : [`body: ${complaints(validate)}`];
}

/** "No next" is the end of a listing in both places or in none (every list description of the v2 document). */
function findPagingFaults({ replyHeaders, replyBody, status }: LogEntry): string[] {
  const body = status === 200 ? parse(replyBody) : undefined;
  if (typeof body !== 'object' || body === null || !('results' in body) || !('_links' in body)) return [];
  const links = body._links;
  const next =
    typeof links === 'object' && links !== null && 'next' in links ? `<${String(links.next)}>; rel="next"` : '';
  return (replyHeaders['Link'] ?? '') === next ? [] : ['_links.next and the Link header differ'];
}

/**
 * Compares a log with Atlassian's documents. A request that the server took has to fit; one that it refused may be
 * wrong on purpose. What the log holds besides calls to the API is left out, as are faults that a test set.
 */
export function checkLog(log: LogEntry[], specs: Specs): ContractReport {
  const checker = checkerFor(specs);
  const report: ContractReport = { findings: [], checked: 0, operations: new Set() };
  for (const entry of log) {
    const address = new URL(entry.address, 'http://site.invalid');
    const login = String(entry.replyHeaders['Content-Type'] ?? '').startsWith('text/html') || entry.status === 302;
    const path = specs.documented(decodeURI(address.pathname));
    if (path === null || (login && !path.endsWith('/download'))) continue;
    report.checked += 1;
    const call = `${entry.method} ${entry.address} → ${entry.status ?? 'cut'}`;
    const add = (about: Finding['about'], faults: string[]): void => {
      report.findings.push(...faults.map((what) => ({ call, about, what })));
    };
    const operation = specs.operations.find((one) => one.method === entry.method && one.path.test(path));
    const taken = entry.status !== null && entry.status < 400;
    if (operation === undefined) {
      if (taken) add('operation', ['the documents have no such operation']);
      continue;
    }
    report.operations.add(`${operation.api} ${operation.id}`);
    if (taken) {
      add('request', findParameterFaults(checker, operation, address));
      add('request', findBodyFaults(checker, operation, entry));
    }
    add('reply', findReplyFaults(checker, specs, operation, entry));
    if (operation.api === 'v2') add('reply', findPagingFaults(entry));
  }
  return report;
}
