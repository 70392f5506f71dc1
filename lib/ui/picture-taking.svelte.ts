import { PICTURE_LIMIT_BYTES, PICTURES_LIMIT_BYTES, pictureTypeOf } from '@/lib/domain/article/own-picture';
import type { DocumentPicture } from '@/lib/domain/document/document';
import { redraw, toDataUrl } from './read-file';
import { formatSize, t } from './wording';

interface TakingPorts {
  /** Bytes of the pictures that the article has. */
  taken: () => number;
  insert: (picture: DocumentPicture) => void;
}

/** Brings pictures into an article that were chosen, pasted or dropped. */
export class PictureTaking {
  #fault = $state.raw<string | null>(null);
  readonly #ports: TakingPorts;

  constructor(ports: TakingPorts) {
    this.#ports = ports;
  }

  /** Why one was not taken, as a sentence. */
  get fault(): string | null {
    return this.#fault;
  }

  /** Takes them one after the other, up to the first that cannot be taken. */
  async add(files: readonly File[]): Promise<void> {
    this.#fault = null;
    for (const file of files) {
      this.#fault = await this.#take(file);
      if (this.#fault !== null) return;
    }
  }

  /** @returns Why it cannot be taken. */
  async #take(file: File): Promise<string | null> {
    const tooLarge = (size: number) =>
      t('pictureTooLarge', file.name, formatSize(size), formatSize(PICTURE_LIMIT_BYTES));
    if (file.size > PICTURE_LIMIT_BYTES) return tooLarge(file.size);
    const drawn = await drawnAnew(file);
    if (drawn === null) return t('pictureOther', file.name);
    if (drawn.size > PICTURE_LIMIT_BYTES) return tooLarge(drawn.size);
    if (this.#ports.taken() + drawn.size > PICTURES_LIMIT_BYTES)
      return t('picturesFull', file.name, formatSize(PICTURES_LIMIT_BYTES));
    this.#ports.insert({ kind: 'picture', file: nameOf(file.name, drawn), url: await toDataUrl(drawn), alt: '' });
    return null;
  }
}

/**
 * Nothing but what is seen of a picture: a camera writes place, time and device beside it. Photographs become JPEG, all
 * else PNG, unless that would be too large. `null` where it is no picture of a kind that every wiki shows.
 */
async function drawnAnew(file: File): Promise<Blob | null> {
  try {
    const type = pictureTypeOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
    if (type === null) return null;
    const drawn = await redraw(
      new Blob([file], { type: `image/${type}` }),
      type === 'jpeg' ? 'image/jpeg' : 'image/png',
    );
    return drawn.size > PICTURE_LIMIT_BYTES ? await redraw(drawn, 'image/jpeg') : drawn;
  } catch {
    return null; // broken, or moved away meanwhile
  }
}

/** Nobody else has it: two pictures of one name stay two. */
function nameOf(own: string, { type }: Blob): string {
  const stem = own.replace(/\.[^.]*$/, '');
  return `${crypto.randomUUID().slice(0, 8)}-${stem}.${type === 'image/jpeg' ? 'jpg' : 'png'}`;
}
