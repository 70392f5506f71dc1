export interface GivenFile {
  dataUrl: string;
  /** It was made a PNG, without what a camera writes beside the picture (place, time, device). */
  isPicture: boolean;
}

const PICTURES = /^image\/(?:png|jpeg|webp|avif|bmp)$/;

/** Reads a file that a person chose; `null` where the browser cannot (moved away, a folder, a picture that is none). */
export async function readFile(file: File): Promise<GivenFile | null> {
  try {
    const isPicture = PICTURES.test(file.type);
    return { dataUrl: await toDataUrl(isPicture ? await redraw(file, 'image/png') : file), isPicture };
  } catch {
    return null; // whatever the browser says of it, the person has to choose again
  }
}

/** What is seen of a picture, and nothing of what is written beside it. Rejects where it is none. */
export async function redraw(picture: Blob, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d');
  if (pen !== null && type === 'image/jpeg') {
    pen.fillStyle = 'white'; // what shines through would be black
    pen.fillRect(0, 0, bitmap.width, bitmap.height);
  }
  pen?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type, quality: 0.92 });
}

/** A file as a `data:` address. */
export function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(blob);
  });
}
