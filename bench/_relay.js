// Publishes the filmed clock to the bench itself, which hands it on to other programs.
// As the studio does: slices of 100 ms, H.264 and Opus, a key frame each second.
const [TYPE, SLICE_MS, KEY_MS] = ['video/webm;codecs=h264,opus', 100, 1000];

globalThis.relay = {
  /** A recording of its own. */
  publish(address, bits) {
    const recorder = new MediaRecorder(globalThis.clock.film(), {
      mimeType: TYPE,
      videoBitsPerSecond: bits,
      videoKeyFrameIntervalDuration: KEY_MS
    });
    forward(recorder, address);
    recorder.start(SLICE_MS);
    globalThis.relay.recorder = recorder;
  },

  /** What the page under measurement records. */
  tap(address) {
    const { start } = MediaRecorder.prototype;
    MediaRecorder.prototype.start = function (slice) {
      forward(this, address);
      return start.call(this, slice);
    };
  }
};

function forward(recorder, address) {
  const socket = new WebSocket(address);
  const open = new Promise((opened) => socket.addEventListener('open', opened));
  let sending = open;
  recorder.addEventListener('dataavailable', ({ data }) => {
    sending = sending.then(() => socket.send(data));
  });
}
