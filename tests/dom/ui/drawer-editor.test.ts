import { beforeEach, describe, expect, test } from 'vitest';
import { ok } from '@/lib/domain/result';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { aCapture, aDraft, NOW } from './examples';
import { openDrawer as open } from './open-drawer';

beforeEach(speakEnglish);

const written = aDraft({ text: 'Why?' });
const picture = { capture: aCapture(), edits: { crop: null, marks: [] } };
const pixels: Partial<Session> = { readCapture: async () => ok({ dataUrl: 'data:image/png;base64,' }) };

test('a picture that the icon could not bring is told of, until one is there', async () => {
  const problem = { kind: 'refused', why: 'storage-full' } as const;
  const taken = { takeCapture: async () => ok(aCapture()), ...pixels };
  const { drawer } = open({ draft: written, picture: { can: true, shortcut: null, problem } }, taken);
  await drawer.begin();
  expect(drawer.composer.attachments.problem).toEqual(problem);
  await drawer.composer.attachments.take();
  expect(drawer.composer.attachments.problem).toBeNull();
  expect(drawer.composer.text).toBe('Why?');
});

describe('the picture editor', () => {
  test('fills the window while it is open, and what was drawn becomes the draft', async () => {
    const { drawer, said } = open({ draft: aDraft({ pictures: [picture] }) }, pixels);
    await drawer.begin();
    drawer.openEditor(picture);
    drawer.editing?.editor.addInMiddle();
    drawer.closeEditor(true);
    expect(said).toEqual([
      { type: 'resize', mode: 'window' },
      { type: 'resize', mode: 'drawer' },
    ]);
    expect(drawer.composer.draft.pictures[0]?.edits.marks).toHaveLength(1);
  });

  test('cancelled, it leaves the picture as it was', async () => {
    const { drawer } = open({ draft: aDraft({ pictures: [picture] }) }, pixels);
    await drawer.begin();
    drawer.openEditor(picture);
    drawer.editing?.editor.addInMiddle();
    drawer.closeEditor(false);
    expect(drawer.composer.draft.pictures[0]?.edits.marks).toEqual([]);
  });

  test('a new picture from the icon closes it, and words typed here stay', async () => {
    const newer = { ...picture, capture: { ...aCapture(), takenAt: NOW + 1 } };
    const { drawer } = open(
      { draft: aDraft({ text: 'Why?', pictures: [picture] }) },
      { ...pixels, readDraft: async () => ok({ draft: aDraft({ pictures: [newer] }) }) },
    );
    await drawer.begin();
    drawer.openEditor(picture);
    await drawer.hear('capture-changed');
    expect(drawer.editing).toBeNull();
    expect(drawer.composer.text).toBe('Why?');
  });
});
