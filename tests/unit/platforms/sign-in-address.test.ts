import { expect, test } from 'vitest';
import { signInAddress } from '@/lib/platforms/sign-in-address';

test.each([
  [
    'wordpress',
    'https://a.example/blog',
    '/post/',
    '/wp-login.php?redirect_to=https%3A%2F%2Fa.example%2Fblog%2Fpost%2F',
  ],
  [
    'confluence-cloud',
    'https://a.example/wiki',
    '/x',
    '/login.action?os_destination=https%3A%2F%2Fa.example%2Fwiki%2Fx',
  ],
  [
    'confluence-dc',
    'https://a.example/wiki',
    '/display/D/P?a=1',
    '/login.action?os_destination=%2Fdisplay%2FD%2FP%3Fa%3D1',
  ],
  ['confluence-dc', 'https://a.example', '/display/D/P', '/login.action?os_destination=%2Fdisplay%2FD%2FP'],
] as const)('%s at %s leads back to %s', (kind, baseUrl, path, address) => {
  expect(signInAddress({ kind, baseUrl }, { url: baseUrl + path }, false)).toBe(baseUrl + address);
});
