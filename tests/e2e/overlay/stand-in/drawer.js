/** Answers the handshake, shows what it is told, and says what the test asks it to. */
addEventListener('message', ({ data, ports, source }) => {
  if (source !== parent || data?.type !== 'ticket') return;
  const [port] = ports;
  document.body.dataset.ticket = data.docketTicket;
  port.onmessage = ({ data: told }) => {
    document.body.dataset[told.type === 'places' ? 'places' : 'told'] = JSON.stringify(told);
  };
  globalThis.say = (message) => port.postMessage(message);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') globalThis.say({ type: 'close' });
  });
  if (data.docketTicket === 'ticket-of-a-drawer-that-fails') return;
  document.querySelector('textarea').focus();
  globalThis.say({ type: 'alive' });
});
