import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { Findings } from './static-checks.ts';

/** What a browser may ask a person about, at install or later. */
const Manifest = v.object({
  permissions: v.optional(v.array(v.string()), []),
  optional_permissions: v.optional(v.array(v.string()), []),
  host_permissions: v.optional(v.array(v.string()), []),
  optional_host_permissions: v.optional(v.array(v.string()), []),
  content_scripts: v.optional(v.array(v.object({ matches: v.array(v.string()) })), []),
});

const allowed = [
  'activeTab',
  'scripting',
  'storage',
  'alarms',
  'contextMenus',
  'notifications',
  'declarativeNetRequestWithHostAccess',
];

/** Lists each build's permissions; fails where one is more than DESIGN allows, or a site is granted at install. */
export function permissionReport(folders: string[]): Findings {
  const problems: string[] = [];
  const lines: string[] = [];
  for (const folder of folders) {
    const name = basename(folder);
    const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
    const expected = name.startsWith('firefox') ? allowed : [...allowed, 'sidePanel'];
    const extra = manifest.permissions.filter((permission) => !expected.includes(permission));
    const hosts = [...manifest.host_permissions, ...manifest.content_scripts.flatMap(({ matches }) => matches)];
    if (extra.length > 0) problems.push(`${name} asks for ${extra.join(', ')} at install`);
    if (hosts.length > 0) problems.push(`${name} is granted ${hosts.join(', ')} at install`);
    lines.push(`  ${name}: at install ${manifest.permissions.join(', ')}`);
    const optional = [...manifest.optional_permissions, ...manifest.optional_host_permissions];
    lines.push(`  ${' '.repeat(name.length)}  on request ${optional.join(', ') || 'nothing'}`);
  }
  return { problems, output: ['Permissions:', ...lines].join('\n') };
}
