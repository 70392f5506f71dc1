import { strToU8, zipSync, type Zippable } from 'fflate';
import { Dexie } from 'dexie';
import { DATABASE_NAME, type SiteAuth } from '@/lib/domain/stores';

/**
 * Everything that Docket keeps in this browser, for its person to look into: `docket.json` with all tables, and the
 * pictures and files beside it, named by their place in it. Passwords and tokens stay here. Reads only.
 */
export async function makeLocalCopy(now: Date): Promise<{ fileName: string; bytes: Blob }> {
  const database = new Dexie(DATABASE_NAME); // as the background made it, whatever its version
  try {
    await database.open();
    const files: Zippable = {};
    const tables: Record<string, unknown> = {};
    for (const table of database.tables) {
      const rows: unknown[] = await table.toArray();
      const shown = table.name === 'auth' ? rows.map(withoutSecret) : rows;
      tables[table.name] = await Promise.all(
        shown.map((row, index) => takeBlobsOut(row, `files/${table.name}-${String(index + 1)}`, files)),
      );
    }
    files['docket.json'] = strToU8(JSON.stringify({ copiedAt: now.toISOString(), tables }, null, 2));
    const zip = zipSync(files, { level: 0 }); // pictures are compressed already
    return {
      fileName: `docket-${now.toISOString().slice(0, 10)}.zip`,
      bytes: new Blob([zip], { type: 'application/zip' }),
    };
  } finally {
    database.close();
  }
}

/** Whose it is, not what opens the door. */
function withoutSecret(row: unknown): unknown {
  const { siteId, auth } = row as { siteId: string; auth: SiteAuth }; // a row of the table `auth`
  switch (auth.way) {
    case 'session':
      return { siteId, way: auth.way };
    case 'application-password':
      return { siteId, way: auth.way, login: auth.login };
    case 'access-token':
      return { siteId, way: auth.way, name: auth.name };
  }
}

/** The same value with each Blob put among the files and named instead. */
async function takeBlobsOut(value: unknown, path: string, files: Zippable): Promise<unknown> {
  if (value instanceof Blob) {
    const name = `${path}.${value.type === 'image/png' ? 'png' : 'bin'}`;
    files[name] = new Uint8Array(await value.arrayBuffer());
    return name;
  }
  if (Array.isArray(value)) return Promise.all(value.map((one: unknown) => takeBlobsOut(one, path, files)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, one]) => [key, await takeBlobsOut(one, path, files)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
