export const MODEL_STATES = ['available', 'downloadable', 'downloading', 'unavailable'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

/** A language model that the browser itself runs, on this device. */
export interface LanguageModel {
  /** Whether it can be asked, and whether the browser has to download it first. Asks it nothing, downloads nothing. */
  availability(): Promise<ModelState>;
  /**
   * Puts a text in other words. Called by a click, as the browser downloads a model for that alone. Rejects where it
   * fails, and as soon as it is aborted.
   * @param onLoaded - Called with the share of the model that was downloaded, 0 to 1, where it has to be.
   */
  reword(text: string, signal: AbortSignal, onLoaded: (share: number) => void): Promise<string>;
}
