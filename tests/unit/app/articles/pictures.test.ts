import { expect, test } from 'vitest';
import { withOwnPictures } from '@/lib/app/articles/pictures';
import type { Document } from '@/lib/domain/document/document';
import { newEventId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import { aSite } from '../samples';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const id = newEventId();
const target = { site: { ...aSite(), kind: 'confluence-cloud' as const } };
const picture = (url: string, file: string) => ({ kind: 'picture' as const, file, url, alt: 'The menu' });

test('a picture that an article brings along is a file with its bytes; its address goes nowhere', async () => {
  const document: Document = [picture(`data:image/png;base64,${PNG}`, 'a1b2c3d4-Menü oben.png')];
  const made = await withOwnPictures(id, document, undefined, target);
  const fileName = `docket-${id}-1-a1b2c3d4-menu-oben.png`;
  expect(made.document).toEqual([{ kind: 'picture', file: fileName, url: null, alt: 'The menu' }]);
  expect(made.pictures).toMatchObject([{ fileName, pixels: { type: 'image/png' } }]);
  const bytes = await made.pictures[0]?.pixels.arrayBuffer();
  expect(Buffer.from(bytes ?? new ArrayBuffer()).toString('base64')).toBe(PNG);
});

test('one that stands on a wiki is read there, and keeps its address where it cannot be', async () => {
  const [here, gone] = [
    picture('https://docs.example.org/a.png', 'a.png'),
    picture('https://docs.example.org/b.png', 'b.png'),
  ];
  const files = {
    read: async (url: string) =>
      url === here.url ? ok(new Blob(['a'])) : fail({ kind: 'refused', why: 'page-gone' } as const),
  };
  const made = await withOwnPictures(id, [here, gone], files, target);
  expect(made.document).toEqual([{ ...here, file: `docket-${id}-1-a.png`, url: null }, gone]);
  expect(made.unread).toBe(1);
});

test('one that comes back from the article’s own page has its name already', async () => {
  const file = `docket-${id}-2-a.png`;
  const own = picture(`https://docs.example.org/download/attachments/7/${file}`, file);
  const made = await withOwnPictures(id, [own], { read: async () => ok(new Blob(['a'])) }, target);
  expect(made).toMatchObject({ document: [{ file, url: null }], pictures: [{ fileName: file }], unread: 0 });
});
