import type { Parcel, UploadStep } from '@/lib/domain/delivery';
import type { Picture, ThreadEvent } from '@/lib/domain/event';
import type { CaptureId } from '@/lib/domain/ids';
import { pictureName } from '@/lib/domain/picture-name';
import type { Journal, ReadPicture } from '@/lib/domain/ports';
import { valueOf } from './attempt';

/** What a wiki must offer so that pictures and files go up once. */
export interface PictureShelf {
  /** Looks whether a file of this name is there already. */
  find(fileName: string): Promise<Picture | null>;
  put(fileName: string, pixels: Blob): Promise<Picture>;
}

/** Uploads what is not on the wiki yet, noting each step before and after; returns the pictures in the parcel's order. */
export async function uploadPictures(
  parcel: Parcel,
  journal: Journal,
  shelf: PictureShelf,
  readPicture: ReadPicture,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  const of = parcel.pictures.length;
  for (const [index, capture] of parcel.pictures.entries()) {
    const known = journal.progress.uploads[capture];
    const place = { number: index + 1, of };
    const picture = known ?? (await uploadOne(parcel, capture, place, journal, shelf, readPicture));
    if (known === undefined) await journal.note({ uploads: { ...journal.progress.uploads, [capture]: picture } });
    pictures.push(picture);
  }
  return pictures;
}

async function uploadOne(
  parcel: Parcel,
  capture: CaptureId,
  place: Pick<UploadStep, 'number' | 'of'>,
  journal: Journal,
  shelf: PictureShelf,
  readPicture: ReadPicture,
): Promise<Picture> {
  const fileName = pictureName(parcel.eventId, place.number, parcel.fileNames?.[capture]);
  const started = journal.progress.uploadStarted;
  if (started.includes(capture)) {
    const found = await shelf.find(fileName);
    if (found !== null) return found;
  }
  const pixels = valueOf(await readPicture(capture));
  const uploadStarted = started.includes(capture) ? started : [...started, capture];
  await journal.note({ uploadStarted }, { ...place, bytes: pixels.size });
  return shelf.put(fileName, pixels);
}

/** The event as it is rendered: with the addresses that its pictures got. */
export function withPictures(event: ThreadEvent, pictures: Picture[]): ThreadEvent {
  return 'pictures' in event && pictures.length > 0 ? { ...event, pictures } : event;
}

/** Puts files onto a shelf that are not there yet. @returns Their addresses by name. */
export async function putOn(
  shelf: PictureShelf,
  pictures: readonly { fileName: string; pixels: Blob }[],
): Promise<Record<string, string | null>> {
  const addresses: Record<string, string | null> = {};
  for (const { fileName, pixels } of pictures) {
    const { url } = (await shelf.find(fileName)) ?? (await shelf.put(fileName, pixels));
    addresses[fileName] = url;
  }
  return addresses;
}
