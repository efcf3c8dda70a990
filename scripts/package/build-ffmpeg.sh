#!/bin/sh
# Builds ffmpeg and ffprobe for Lambda's layer out of Debian's sources, as root in debian:trixie:
#   sh scripts/package/build-ffmpeg.sh dist/ffmpeg [amd64|arm64]
# What is built is what src/clients/ffmpeg calls and nothing else: no network, no devices, no demuxer that
# opens other files. Both are static, so that they run on any Linux of that architecture, whichever this
# machine's is, and come with the licences of what they are made of (docs/decisions/328).
set -eu
fail() { echo "build-ffmpeg.sh: $1" >&2; exit 2; }

[ $# -ge 1 ] && [ $# -le 2 ] || fail "usage: build-ffmpeg.sh <folder> [amd64|arm64]"
architecture=${2:-amd64}
case $architecture in
  amd64) machine=x86_64 ;;
  arm64) machine=aarch64 ;;
  *) fail "there is no Lambda for $architecture: amd64 or arm64" ;;
esac
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-another system}")
[ "$suite" = trixie ] && [ "$(id -u)" = 0 ] ||
  fail "this is $suite; run it as root in the container debian:trixie (docs/deploy.md)"

mkdir -p "$1"
out=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export DEBIAN_FRONTEND=noninteractive
sources=/etc/apt/sources.list.d/ffmpeg-sources.list
for of in "debian $suite" "debian-security $suite-security"; do
  set -- $of
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/$1 $2 main"
done > "$sources"
dpkg --add-architecture "$architecture"
apt-get update -qq
# By these names Debian has a compiler for either architecture on either.
tools="gcc-$(echo $machine | tr _ -)-linux-gnu"
libraries="libc6-dev:$architecture libmp3lame-dev:$architecture zlib1g-dev:$architecture"
apt-get install -qq -y --no-install-recommends dpkg-dev gcc libc6-dev make nasm $tools $libraries
cd "$work"
# apt checks Debian's signature; dpkg-source applies Debian's patches.
apt-get source -qq ffmpeg
cd ffmpeg-*/

# Hardened as Debian hardens what decodes, and at a random address.
export DEB_CFLAGS_MAINT_STRIP="-g -O2"
flags=$(dpkg-architecture -a "$architecture" -c sh -c "dpkg-buildflags --get CPPFLAGS; dpkg-buildflags --get CFLAGS")
./configure \
  --enable-cross-compile --target-os=linux --arch=$machine --cross-prefix=$machine-linux-gnu- \
  --disable-everything --disable-autodetect --disable-network --disable-doc --disable-debug \
  --disable-ffplay --disable-shared --enable-static --enable-zlib --enable-libmp3lame \
  --enable-pic --extra-cflags="$(echo $flags) -fPIE" --extra-ldexeflags="-static-pie -Wl,-z,relro,-z,now" \
  --enable-protocol=file,pipe \
  --enable-demuxer=mp3,wav,flac,ogg,mov,aac,aiff,matroska,image_png_pipe,image_jpeg_pipe,pcm_f32le \
  --enable-muxer=mp3,wav,null,image2,pcm_f32le \
  --enable-decoder=mp3float,aac,flac,vorbis,opus,alac,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_u8,pcm_s16be,pcm_s24be,pcm_s32be,pcm_mulaw,pcm_alaw,mjpeg,png \
  --enable-encoder=libmp3lame,pcm_s16le,pcm_f32le,mjpeg \
  --enable-parser=mpegaudio,aac,flac,vorbis,opus,mjpeg,png \
  --enable-filter=aresample,aformat,volume,volumedetect,ebur128,silencedetect,scale,format,anull,null,atrim,trim
make -s -j"$(nproc)" ffmpeg ffprobe

cp ffmpeg ffprobe "$out/"
for package in ffmpeg $libraries; do
  name=${package%%:*}
  echo "== $name $(dpkg-query -W -f '${Version}' "$package" 2>/dev/null || dpkg-parsechangelog -S Version)"
  cat "/usr/share/doc/$name/copyright" 2>/dev/null || cat debian/copyright
done > "$out/LICENCES"
echo "ffmpeg $(dpkg-parsechangelog -S Version) $architecture" > "$out/VERSION"
# What a container writes belongs to whoever the project belongs to.
chown -R --reference="$0" "$out"
cat "$out/VERSION"
