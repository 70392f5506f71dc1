import { beforeEach, describe, expect, test } from 'vitest';
import { FILE_LIMIT_BYTES, MOST_FILES, type RequestDraft } from '@/lib/domain/draft';
import { fail, ok } from '@/lib/domain/result';
import { Attachments } from '@/lib/ui/attachments.svelte';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { aCapture, aDraft } from './examples';
import { fakeSession } from './fake-session';

beforeEach(speakEnglish);

const picture = { capture: aCapture(), edits: { crop: null, marks: [] } };
const log = new File(['a line'], 'agent.log', { type: 'text/plain' });

function attach(replies: Partial<Session> = {}, fileTypes: string[] | null = null, start: Partial<RequestDraft> = {}) {
  let draft = $state.raw(aDraft(start));
  const ports = {
    session: fakeSession(replies),
    draft: () => draft,
    fileTypes: () => fileTypes,
    change: (attached: Pick<RequestDraft, 'pictures' | 'files'>) => (draft = { ...draft, ...attached }),
  };
  return { attachments: new Attachments(ports, null), draft: () => draft };
}

test('a file goes along under its own name, and comes back after it was removed', async () => {
  const { attachments, draft } = attach();
  await attachments.add([log]);
  expect(draft().files).toMatchObject([{ name: 'agent.log' }]);
  const [file] = draft().files;
  if (file !== undefined) attachments.removeFile(file);
  expect(draft().files).toEqual([]);
  expect(attachments.removed).toBe('file');
  attachments.undoRemove();
  expect(draft().files).toEqual([file]);
});

describe('what cannot go along is said, with the file named, and nothing else changes', () => {
  const large = new File([new Uint8Array(FILE_LIMIT_BYTES + 1)], 'dump.zip');
  test.each([
    ['too large', large, null],
    ['empty', new File([], 'nothing.txt'), null],
    ['of a kind that the wiki refuses', log, ['pdf', 'txt']],
  ])('%s', async (_what, file, fileTypes) => {
    const { attachments, draft } = attach({}, fileTypes);
    await attachments.add([file]);
    expect(attachments.fault).toContain(file.name);
    expect(draft().files).toEqual([]);
  });

  test('one file too many', async () => {
    const { attachments, draft } = attach();
    await attachments.add(Array.from({ length: MOST_FILES + 1 }, () => log));
    expect(attachments.fault).toContain(String(MOST_FILES));
    expect(draft().files).toHaveLength(MOST_FILES);
  });
});

test('where the browser has no room, that is said and the draft stays as it was', async () => {
  const { attachments, draft } = attach({ addFile: async () => fail({ kind: 'refused', why: 'storage-full' }) });
  await attachments.add([log]);
  expect(attachments.problem).toEqual({ kind: 'refused', why: 'storage-full' });
  expect(draft().files).toEqual([]);
});

test('a second picture joins the first, each with its own pixels and marks', async () => {
  const second = { ...aCapture(), id: 'capture-2' as typeof picture.capture.id }; // only ever compared
  const { attachments, draft } = attach(
    {
      takeCapture: async () => ok(second),
      readCapture: async ({ id }) => ok({ dataUrl: `data:image/png;base64,${id}` }),
    },
    null,
    { pictures: [picture] },
  );
  await attachments.load();
  await attachments.take();
  attachments.edit(second.id, { crop: null, marks: [{ kind: 'hide', rect: { x: 0, y: 0, width: 9, height: 9 } }] });
  expect(draft().pictures.map(({ edits }) => edits.marks.length)).toEqual([0, 1]);
  expect(draft().pictures.map((one) => attachments.pixelsOf(one))).toEqual([
    'data:image/png;base64,capture-1',
    'data:image/png;base64,capture-2',
  ]);
});

test('what the icon took meanwhile joins, but not what was just removed', async () => {
  const newer = { ...picture, capture: { ...aCapture(), id: 'capture-2' as typeof picture.capture.id } }; // only ever compared
  const { attachments, draft } = attach(
    { readDraft: async () => ok({ draft: aDraft({ pictures: [picture, newer] }) }) },
    null,
    { pictures: [picture] },
  );
  attachments.removePicture(picture);
  await attachments.joinTakenElsewhere();
  expect(draft().pictures).toEqual([newer]);
});
