import type { Document } from '@/lib/domain/document/document';
import { fail, ok } from '@/lib/domain/result';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Client } from '@/lib/messages/client';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { A_WORDING, aDeskSite, someRows } from '../../../dom/ui/example-desk';
import { someFlags, someWritten } from '../../../dom/ui/example-flags';
import { never } from '../../../dom/ui/fake-session';
import { showDesk } from './show-desk';

const site = aDeskSite({ flags: someWritten });
const text = (words: string) => [{ kind: 'text' as const, text: words }];
const BASE: Document = [
  ...A_WORDING,
  {
    kind: 'list',
    ordered: true,
    items: [
      { of: text('Stop the daemon'), lists: [] },
      {
        of: text('Start it again'),
        lists: [{ kind: 'list', ordered: false, items: [{ of: text('or reload'), lists: [] }] }],
      },
    ],
  },
  { kind: 'code', language: 'bash', text: 'sudo systemctl restart acme' },
  { kind: 'note', tone: 'warning', of: [{ kind: 'paragraph', of: text('Open connections are cut.') }] },
  {
    kind: 'table',
    rows: [
      [
        { header: true, of: text('Change') },
        { header: true, of: text('Needs a restart') },
      ],
      [
        { header: false, of: text('Port') },
        { header: false, of: [{ kind: 'text', text: 'yes', strong: true }] },
      ],
    ],
  },
  { kind: 'kept', source: '<ac:structured-macro ac:name="toc" />', label: 'toc' },
];
const NEXT: Document = BASE.map((block, at) =>
  at === 1 ? { kind: 'paragraph', of: text('Restart the daemon after each change, also after a soft one.') } : block,
);
const THEIRS: Document = [...BASE, { kind: 'paragraph', of: text('A line that somebody else added meanwhile.') }];
const OWNER = { id: '77', name: 'Donata von Rechtsschutzversicherung' };
const read = (wording: Document, mayWrite = true) => ({
  readWording: async () =>
    ok({ wording, mayWrite, owner: mayWrite ? null : OWNER, kept: { base: BASE, next: NEXT, note: '' } }),
});
const LOST = [{ ref: 'one', words: 'must be restarted' }];

function show(replies: Partial<Client<DeskCalls>>, then: (desk: Desk) => Promise<void> | void = () => {}) {
  const start = async (desk: Desk) => {
    await desk.flags.show();
    if (desk.flags.current !== null) desk.flags.improve(desk.flags.current);
    await Promise.race([desk.flags.wording?.read(), new Promise((done) => setTimeout(done))]);
    await then(desk);
  };
  return showDesk(start, someRows(4), replies, [site], {
    reckon: async () => someFlags(),
    after: (_waitMs, run) => {
      run();
      return () => {};
    },
  });
}

/** Another wording for a section. */
export const wordingStates = {
  'desk-wording': show(read(BASE)),
  'desk-wording-plain': show({
    readWording: async () => ok({ wording: BASE, mayWrite: true, owner: null, kept: null }),
  }),
  'desk-wording-lost': show({ ...read(BASE), checkWording: async () => ok({ lost: LOST }) }, (desk) => {
    void desk.flags.wording?.publish(); // without a note
  }),
  'desk-wording-theirs': show(read(THEIRS)),
  'desk-wording-may-not': show(read(BASE, false)),
  'desk-wording-unsettled': show(
    { ...read(BASE), reviewFlag: async () => fail({ kind: 'refused', why: 'storage-full' }) },
    async ({ flags: { wording } }) => {
      if (wording === null) return;
      wording.note = 'Says that soft changes count.';
      await wording.publish();
    },
  ),
  'desk-wording-loading': show({ readWording: never }),
  'desk-wording-failed': show({ readWording: async () => fail({ kind: 'refused', why: 'page-gone' }) }),
};
