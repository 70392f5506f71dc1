/** The overlay's words in `_locales`; the entrypoint asks the browser for them. */
export type OverlayWord =
  | 'overlayToolbar'
  | 'overlayAsk'
  | 'overlayWrong'
  | 'overlayFlag'
  | 'overlayPicture'
  | 'overlayPictureByIcon'
  | 'overlayHide'
  | 'overlayHidden'
  | 'overlayShowAgain'
  | 'overlayKeys'
  | 'overlayDrawer'
  | 'overlayBadges'
  | 'overlayBadge'
  | 'overlayPageStart'
  | 'overlayOpen'
  | 'overlayAnswered'
  | 'overlayOwnWaiting'
  | 'overlayGone'
  | 'overlayFlagged'
  | 'overlayWasHere'
  | 'overlayShowRequest'
  | 'overlayReload'
  | 'overlayNotOpened'
  | 'overlayTryAgain'
  | 'overlaySiteOff'
  | 'overlayPlaceGone';

/** Words in the reader's language, with up to nine insertions. */
export type Say = (word: OverlayWord, ...insertions: string[]) => string;
