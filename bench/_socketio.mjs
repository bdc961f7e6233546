// Socket.IO as its documentation has it: a server that emits to a room ten times a second.
// node _socketio.mjs PORT RATE BYTES; `start` and `stop` on its standard input.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { Server } = createRequire(new URL('../web/package.json', import.meta.url))('socket.io');
const [port, rate, size] = process.argv.slice(2).map(Number);

const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => socket.join('live'));
http.listen(port, '127.0.0.1', 4096, () => console.log('ready'));

let timer;
createInterface({ input: process.stdin })
  .on('line', (line) => {
    clearInterval(timer);
    if (line === 'start') timer = setInterval(emit, 1000 / rate);
  })
  .on('close', () => process.exit(0));

function emit() {
  const mark = `bench ${process.hrtime.bigint()} `;
  io.to('live').emit('state', { t: 'state', x: mark.padEnd(size - 30, 'x') });
}
