import { buildFfmpegLayer, FFMPEG_LAYER } from './package/ffmpeg-layer.ts';

await buildFfmpegLayer();
console.log(`The ffmpeg layer is ${FFMPEG_LAYER}`);
