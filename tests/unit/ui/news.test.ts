import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToNews, type NewsPort } from '@/lib/ui/news';

/** The browser's side of a port. */
function aPort() {
  const hear: ((message: unknown) => void)[] = [];
  const gone: (() => void)[] = [];
  let open = true;
  const port: NewsPort = {
    onMessage: { addListener: (listener) => hear.push(listener) },
    onDisconnect: { addListener: (listener) => gone.push(listener) },
    disconnect: () => (open = false),
  };
  return {
    port,
    isOpen: () => open,
    say: (m: unknown) => hear.forEach((l) => l(m)),
    stop: () => gone.forEach((l) => l()),
  };
}

function aBackground() {
  const ports: ReturnType<typeof aPort>[] = [];
  return {
    ports,
    connect: () => {
      const made = aPort();
      ports.push(made);
      return made.port;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('news are heard, and nothing else that comes over the port', () => {
  const { ports, connect } = aBackground();
  const heard: string[] = [];
  listenToNews(connect, (news) => heard.push(news));
  ports[0]?.say({ news: 'outbox-changed' });
  ports[0]?.say({ news: 'format your disk' });
  ports[0]?.say('outbox-changed');
  expect(heard).toEqual(['outbox-changed']);
});

test('after the worker was stopped it is connected again, and everything is to be read anew', () => {
  const { ports, connect } = aBackground();
  const heard: string[] = [];
  listenToNews(connect, (news) => heard.push(news));
  ports[0]?.stop();
  vi.advanceTimersByTime(60_000);
  expect(ports).toHaveLength(2);
  expect(heard).toEqual(['connected']);
  ports[1]?.say({ news: 'threads-changed' });
  expect(heard).toEqual(['connected', 'threads-changed']);
});

test('once ended it stays silent', () => {
  const { ports, connect } = aBackground();
  const end = listenToNews(connect, () => {});
  end();
  ports[0]?.stop();
  vi.advanceTimersByTime(60_000);
  expect(ports).toHaveLength(1);
  expect(ports[0]?.isOpen()).toBe(false);
});

test('an extension that was updated meanwhile makes no noise', () => {
  const gone = () => {
    throw new Error('Extension context invalidated.');
  };
  expect(() => listenToNews(gone, () => {})).not.toThrow();
});
