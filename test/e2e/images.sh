#!/usr/bin/env bash
# Makes container images of the engines under the names that manifests use, one archive each, for `docker load` and
# `ctr images import`. Nothing is pulled: an image is the program, the libraries of this host that it links to, and busybox.
# Usage: images.sh BIN OUT REFERENCE…
# User, entry point, arguments and folders are those of the published image.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd); out=$(mkdir -p "$2" && cd "$2" && pwd); shift 2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

# Puts programs into /bin of the image, and the libraries they ask for where they ask for them.
add_programs() { # path...
  local program
  for program in "$@"; do
    cp -L "$program" "$root/bin/"
    { ldd "$program" 2> /dev/null || true; } | grep -o '/[^ ]*' | xargs -r -I{} cp -L --parents -u {} "$root"
  done
}

add_folder() { # path
  mkdir -p "$root$1" && chown 65534:65534 "$root$1"
}

# A manifest that asks for another release than the one built would be tested with the wrong program.
expect_release() { # name
  local release; release=$(awk -v name="$1" '$1 == name { print $2 }' "$here/engines.txt")
  [ "$tag" = "$release" ] || { echo "image \"$reference\" is wanted, and engines.txt pins $1 $release" >&2; exit 1; }
}

for reference in "$@"; do
  repository=${reference%:*} tag=${reference##*:} root=$work/root
  rm -rf "$root" && mkdir -p "$root"/{bin,etc,tmp} && chmod 1777 "$root/tmp"
  cp /bin/busybox "$root/bin/"
  for tool in sh cat ls sleep touch wget nslookup; do ln -s busybox "$root/bin/$tool"; done
  printf 'root:x:0:0::/:/bin/sh\nnode:x:1000:1000::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n' > "$root/etc/passwd"
  case $repository in
    */prometheus)
      expect_release prometheus
      add_programs "$bin/prometheus" "$bin/promtool"; add_folder /prometheus
      config='"User":"nobody","WorkingDir":"/prometheus","Entrypoint":["/bin/prometheus"],"Cmd":["--config.file=/etc/prometheus/prometheus.yml","--storage.tsdb.path=/prometheus"]' ;;
    */alertmanager)
      expect_release alertmanager
      add_programs "$bin/alertmanager" "$bin/amtool"; add_folder /alertmanager
      config='"User":"nobody","WorkingDir":"/alertmanager","Entrypoint":["/bin/alertmanager"],"Cmd":["--config.file=/etc/alertmanager/alertmanager.yml","--storage.path=/alertmanager"]' ;;
    */prometheus-config-reloader)
      expect_release prometheus-config-reloader
      add_programs "$bin/prometheus-config-reloader"
      config='"User":"65534","Entrypoint":["/bin/prometheus-config-reloader"]' ;;
    */coredns)
      expect_release coredns
      add_programs "$bin/coredns"
      config='"User":"65532","Entrypoint":["/bin/coredns"]' ;;
    # Which Node.js it is does not matter to the demo application: this host's own stands in for the published one.
    */node) add_programs "$(readlink -f "$(command -v node)")"; config='"Cmd":["node"]' ;;
    */pause) config='"User":"65535","Entrypoint":["/bin/busybox","sleep","infinity"]' ;;
    *) echo "no engine makes the image \"$reference\"" >&2; exit 1 ;;
  esac
  tar -C "$root" --sort=name --mtime=@0 -cf "$work/layer.tar" .
  layer=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
  architecture=$(dpkg --print-architecture)
  echo "{\"architecture\":\"$architecture\",\"os\":\"linux\",\"config\":{\"Env\":[\"PATH=/bin\"],$config},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:$layer\"]}}" > "$work/config.json"
  echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"$reference\"],\"Layers\":[\"layer.tar\"]}]" > "$work/manifest.json"
  tar -C "$work" -cf "$out/$(echo "$reference" | tr '/:' '__').tar" manifest.json config.json layer.tar
done
