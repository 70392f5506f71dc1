import { expect, test } from 'vitest';
import { readPicture } from '@/lib/app/articles/read-picture';
import { PICTURES_LIMIT_BYTES } from '@/lib/domain/article/own-picture';
import { ok } from '@/lib/domain/result';
import { aSite } from '../samples';

const site = aSite();
const reading = (pixels: Blob) => {
  const asked: string[] = [];
  const read = async (address: string) => {
    asked.push(address);
    return ok(pixels);
  };
  return { asked, platform: { site, files: { read } } };
};

test('a picture of the site is read, one elsewhere is not even asked for', async () => {
  const { asked, platform } = reading(new Blob(['a picture']));
  const address = `${site.origin}/menu.png`;
  expect(await readPicture(platform, address)).toEqual(ok(btoa('a picture')));
  expect(await readPicture(platform, 'https://elsewhere.example/menu.png')).toMatchObject({ ok: false });
  expect(await readPicture(null, address)).toMatchObject({ ok: false });
  expect(asked).toEqual([address]);
});

test('one that no message could carry is refused', async () => {
  const { platform } = reading(new Blob([new Uint8Array(PICTURES_LIMIT_BYTES + 1)]));
  const read = await readPicture(platform, `${site.origin}/poster.png`);
  expect(read).toMatchObject({ ok: false, problem: { why: 'too-large' } });
});
