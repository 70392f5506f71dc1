import type { EventWords } from '@/lib/domain/codec';
import type { Site } from '@/lib/domain/page';
import type { Platform, ReadPicture, Transport } from '@/lib/domain/ports';
import type { SignIn } from '@/lib/domain/stores';

/** What every platform is given besides its site and the way there. */
export interface PlatformPorts {
  readPicture: ReadPicture;
  words: EventWords;
  signIn: SignIn;
}

export type PlatformFactory = (site: Site, transport: Transport, ports: PlatformPorts) => Platform;
