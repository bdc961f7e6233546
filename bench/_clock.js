// A clock that a camera films and a viewer reads: milliseconds as black and white blocks.
// 32 bits in four rows of eight, and a row that checks them; wide enough to survive any encoder.
const COLUMNS = 8;
const ROWS = 5;
const SAMPLES = 3; // a block is read in its middle, where its neighbours do not reach
const WIDTH = 540;
const HEIGHT = 960;
const BLOCK = 60;
const LEFT = (WIDTH - COLUMNS * BLOCK) / 2;
const TOP = 120;

globalThis.clock = {
  /** A stream of 30 pictures a second that show the time, with a tone. */
  film() {
    const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT });
    const brush = canvas.getContext('2d', { alpha: false });
    let turn = 0;
    setInterval(() => {
      turn += 1;
      brush.fillStyle = '#26324a';
      brush.fillRect(0, 0, WIDTH, HEIGHT);
      brush.fillStyle = '#d8573c';
      brush.fillRect((turn * 7) % WIDTH, 620 + 120 * Math.sin(turn / 9), 90, 90);
      draw(brush, Date.now() % 2 ** 32);
    }, 1000 / 30);
    const sound = new AudioContext();
    const tone = new OscillatorNode(sound, { frequency: 330 });
    const heard = new MediaStreamAudioDestinationNode(sound);
    tone.connect(heard);
    tone.start();
    return new MediaStream([
      ...canvas.captureStream(30).getVideoTracks(),
      ...heard.stream.getAudioTracks()
    ]);
  },

  /** Reads the clock from every picture that a video shows, from now on. */
  watch(video) {
    const seen = [];
    const canvas = new OffscreenCanvas(COLUMNS * SAMPLES, ROWS * SAMPLES);
    const brush = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    const look = (now, frame) => {
      const at = Date.now();
      const time = read(brush, video, at);
      seen.push({ now, shown: frame.presentedFrames, delay: time === null ? null : at - time });
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    globalThis.seen = seen;
  }
};

function draw(brush, time) {
  bytesOf(time).forEach((byte, row) => {
    for (let column = 0; column < COLUMNS; column += 1) {
      brush.fillStyle = (byte >> (7 - column)) & 1 ? '#fff' : '#000';
      brush.fillRect(LEFT + column * BLOCK, TOP + row * BLOCK, BLOCK, BLOCK);
    }
  });
}

function read(brush, video, at) {
  const scale = video.videoWidth / WIDTH;
  const { width, height } = brush.canvas;
  const [left, top] = [LEFT * scale, TOP * scale];
  const [wide, tall] = [COLUMNS * BLOCK * scale, ROWS * BLOCK * scale];
  brush.drawImage(video, left, top, wide, tall, 0, 0, width, height);
  const { data } = brush.getImageData(0, 0, width, height);
  const bytes = Array.from({ length: ROWS }, (_, row) => {
    let byte = 0;
    for (let column = 0; column < COLUMNS; column += 1) {
      const pixel = (row * SAMPLES + 1) * width + column * SAMPLES + 1;
      byte = byte * 2 + (data[pixel * 4] > 127 ? 1 : 0);
    }
    return byte;
  });
  if (bytes[4] !== check(bytes)) return null;
  const time = bytes.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  const now = at % 2 ** 32;
  return at - ((now - time + 2 ** 32) % 2 ** 32);
}

function bytesOf(time) {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(time / 2 ** shift) % 256);
  return [...bytes, check(bytes)];
}

function check([a, b, c, d]) {
  return (a ^ b ^ c ^ d) ^ 0x5a; // all black is no time
}
