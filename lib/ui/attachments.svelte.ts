import type { CaptureEdits, CaptureInfo } from '@/lib/domain/capture';
import {
  FILE_LIMIT_BYTES,
  MOST_FILES,
  MOST_PICTURES,
  type DraftFile,
  type DraftPicture,
  type RequestDraft,
} from '@/lib/domain/draft';
import { NO_EDITS } from '@/lib/domain/capture';
import type { CaptureId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { readFile } from './read-file';
import { askSurely, type Session } from './session';
import { formatSize, t } from './wording';

export type Attached = Pick<RequestDraft, 'pictures' | 'files'>;

interface AttachmentPorts {
  session: Session;
  draft: () => Attached;
  /** Endings of the files that the wiki takes; `null`: of any file, or not known yet. */
  fileTypes: () => string[] | null;
  /** Changes the draft and has it saved. */
  change: (attached: Attached) => void;
}

/** The browser threw the pixels away, as it may when it runs out of room. */
const LOST_PICTURE: Problem = { kind: 'refused', why: 'storage-full' };
/** Pictures and files that go along with a request: taken, chosen, pasted, marked, taken off and brought back. */
export class Attachments {
  #removed = $state.raw<{ what: 'picture' | 'file'; before: Attached } | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #fault = $state.raw<string | null>(null);
  /** `data:` addresses of the pictures as they were taken. */
  #pixels = $state.raw<Partial<Record<CaptureId, string>>>({});
  readonly #ports: AttachmentPorts;

  readonly pictures = $derived.by(() => this.#ports.draft().pictures);
  readonly files = $derived.by(() => this.#ports.draft().files);
  readonly empty = $derived(this.pictures.length === 0 && this.files.length === 0);
  readonly picturesFull = $derived(this.pictures.length >= MOST_PICTURES);

  /** @param problem - Why the picture is missing that the reader asked with. */
  constructor(ports: AttachmentPorts, problem: Problem | null) {
    this.#ports = ports;
    this.#problem = problem;
  }

  /** What was just taken off, to be brought back until the next change. */
  get removed(): 'picture' | 'file' | null {
    return this.#removed?.what ?? null;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** Why a chosen file was not taken, as a sentence. */
  get fault(): string | null {
    return this.#fault;
  }

  /** A picture's pixels; `null` until they were read, and where they cannot be. */
  pixelsOf({ capture }: DraftPicture): string | null {
    return this.#pixels[capture.id] ?? null;
  }

  /** Reads the pixels that are not known yet. */
  async load(): Promise<void> {
    for (const { capture } of this.pictures) {
      if (this.#pixels[capture.id] !== undefined) continue;
      const result = await askSurely(() => this.#ports.session.readCapture({ id: capture.id }));
      if (result.ok) this.#pixels = { ...this.#pixels, [capture.id]: result.value.dataUrl };
      else this.#problem = result.problem.kind === 'refused' ? LOST_PICTURE : result.problem;
    }
  }

  /** Photographs the page below. */
  async take(): Promise<void> {
    this.#clear();
    const result = await this.#ports.session.takeCapture({});
    if (result.ok) await this.#addPicture(result.value);
    else this.#problem = result.problem;
  }

  /** The icon or the shortcut took a picture while the drawer was open: it joins those that are here. */
  async joinTakenElsewhere(): Promise<void> {
    const result = await askSurely(() => this.#ports.session.readDraft({}));
    if (!result.ok) return;
    const known = [...this.pictures, ...(this.#removed?.before.pictures ?? [])].map(({ capture }) => capture.id);
    const fresh = result.value.draft.pictures.filter(({ capture }) => !known.includes(capture.id));
    if (fresh.length > 0) this.#change({ pictures: [...this.pictures, ...fresh], files: this.files });
    await this.load();
  }

  /** Takes in files that were chosen, pasted or dropped. Pictures can be marked; of photographs nothing but the picture is kept. */
  async add(files: readonly File[]): Promise<void> {
    this.#clear();
    for (const file of files) {
      this.#fault = this.#refusal(file);
      if (this.#fault !== null) return;
      const read = await readFile(file);
      if (read === null) {
        this.#fault = t('attachUnreadable', file.name);
        return;
      }
      if (read.isPicture && !this.picturesFull) await this.#addOwnPicture(read.dataUrl);
      else await this.#addFile(file.name, read.dataUrl);
      if (this.#problem !== null) return;
    }
  }

  /** Keeps what was drawn on a picture. */
  edit(id: CaptureId, edits: CaptureEdits): void {
    const pictures = this.pictures.map((picture) => (picture.capture.id === id ? { ...picture, edits } : picture));
    this.#change({ pictures, files: this.files });
  }

  removePicture({ capture }: DraftPicture): void {
    const before = { pictures: this.pictures, files: this.files };
    this.#change({ ...before, pictures: this.pictures.filter((picture) => picture.capture.id !== capture.id) });
    this.#removed = { what: 'picture', before };
  }

  removeFile({ id }: DraftFile): void {
    const before = { pictures: this.pictures, files: this.files };
    this.#change({ ...before, files: this.files.filter((file) => file.id !== id) });
    this.#removed = { what: 'file', before };
  }

  /** Brings back what was taken off last, with its marks. */
  undoRemove(): void {
    if (this.#removed !== null) this.#change(this.#removed.before);
  }

  /** Says what is wrong with pictures on another way. */
  stick(problem: Problem | null): void {
    this.#problem = problem;
  }

  #refusal(file: File): string | null {
    const { name, size } = file;
    if (size === 0) return t('attachEmpty', name);
    if (size > FILE_LIMIT_BYTES) return t('attachTooLarge', name, formatSize(size), formatSize(FILE_LIMIT_BYTES));
    const types = this.#ports.fileTypes();
    const type = name.split('.').at(-1)?.toLowerCase() ?? '';
    if (types !== null && !types.includes(type)) return t('attachTypeRefused', name);
    const room = file.type.startsWith('image/') ? !this.picturesFull : false;
    return this.files.length >= MOST_FILES && !room ? t('attachTooMany', MOST_FILES) : null;
  }

  async #addOwnPicture(dataUrl: string): Promise<void> {
    const result = await askSurely(() => this.#ports.session.addPicture({ dataUrl }));
    if (result.ok) await this.#addPicture(result.value);
    else this.#problem = result.problem;
  }

  async #addFile(name: string, dataUrl: string): Promise<void> {
    const result = await askSurely(() => this.#ports.session.addFile({ name, dataUrl }));
    if (result.ok) this.#change({ pictures: this.pictures, files: [...this.files, result.value] });
    else this.#problem = result.problem;
  }

  async #addPicture(capture: CaptureInfo): Promise<void> {
    this.#change({ pictures: [...this.pictures, { capture, edits: NO_EDITS }], files: this.files });
    await this.load();
  }

  #change(attached: Attached): void {
    this.#removed = null;
    this.#clear();
    this.#ports.change(attached);
  }

  #clear(): void {
    this.#problem = null;
    this.#fault = null;
  }
}
