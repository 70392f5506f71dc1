import type WPAPI from 'wpapi';
import type { Picture } from '@/lib/domain/event';
import type { PictureShelf } from '../pictures';
import { readShape } from '../replies';
import { MediaListShape, MediaShape } from './shapes';

/** The media library. What is put there is public at once, for everybody who has the address. */
export function mediaShelf(wp: WPAPI): PictureShelf {
  const toPicture = (fileName: string, url: string): Picture => ({ fileName, url });
  return {
    async find(fileName) {
      const slug = fileName.replace(/\.\w+$/, ''); // WordPress makes an upload's slug of its file name
      const found: unknown = await wp.media().param({ slug, _fields: 'id,source_url' }).get();
      const [first] = readShape(MediaListShape, found);
      return first === undefined ? null : toPicture(fileName, first.source_url);
    },
    async put(fileName, pixels) {
      const file = new File([pixels], fileName, { type: pixels.type || 'application/octet-stream' });
      const made = readShape(MediaShape, await wp.media().file(file, fileName).create({}));
      return toPicture(fileName, made.source_url);
    },
  };
}
