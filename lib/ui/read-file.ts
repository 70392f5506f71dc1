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
    return { dataUrl: await toDataUrl(isPicture ? await toPng(file) : file), isPicture };
  } catch {
    return null; // whatever the browser says of it, the person has to choose again
  }
}

async function toPng(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('not read'));
    reader.readAsDataURL(blob);
  });
}
