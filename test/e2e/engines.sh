#!/usr/bin/env bash
# Builds engines from their Go modules at the versions of engines.txt, and links them into the folder BIN.
# Usage: engines.sh BIN NAME…
# A built engine stays in the user's cache, outside of the checkout, so that a clean checkout finds it. Its key is
# everything that makes the binary: the pin, the Go compiler, the platform and the recipe below.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(mkdir -p "$1" && cd "$1" && pwd); shift
cache=${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-prometheus/engines

# Replacements that a module needs: those of its own go.mod do not reach whoever builds it from outside.
replacements() { # package version
  case $1 in
    # Its newest version cannot be had from the module proxy; the one before it serves.
    github.com/prometheus/prometheus/*) echo 'replace github.com/hashicorp/nomad/api => github.com/hashicorp/nomad/api v0.0.0-20260907080526-08ef8f3d26da' ;;
    # Kubernetes names its own libraries by a relative path; each is published as a module of the same minor and patch.
    k8s.io/kubernetes/*)
      local module; module=$(go mod download -json "k8s.io/kubernetes@$2" | sed -n 's/.*"GoMod": "\(.*\)",/\1/p')
      sed -n "s|^\tk8s.io/\([a-z0-9-]*\) => ./staging.*|replace k8s.io/\1 => k8s.io/\1 v0.${2#v1.}|p" "$module" ;;
  esac
}

# What the program answers when it is asked for its version.
version_flags() { # package release
  local number=${2#v}
  case $1 in
    k8s.io/kubernetes/*)
      local minor=${number#1.}
      echo "-X k8s.io/component-base/version.gitVersion=$2 -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=${minor%%.*}" ;;
    github.com/docker/compose/*) echo "-X github.com/docker/compose/v2/internal.Version=$2" ;;
    github.com/prometheus/* | github.com/prometheus-operator/*) echo "-X github.com/prometheus/common/version.Version=$number" ;;
  esac
}

# Makes ./engine, in an empty folder.
recipe() { # name package version release
  local name=$1 package=$2 version=$3 flags
  flags="-s -w $(version_flags "$package" "$4")"
  { printf 'module engines/%s\n\ngo 1.26.0\n\n' "$name"; replacements "$package" "$version"; } > go.mod
  case $name in
    coredns) # Only the plugins that cluster DNS needs: the whole server links a hundred cloud libraries.
      go mod edit -require "$package@$version"
      {
        printf 'package main\n\nimport (\n\t"%s/core/dnsserver"\n\t"%s/coremain"\n' "$package" "$package"
        printf "\t_ \"$package/plugin/%s\"\n" cache errors kubernetes ready
        printf ')\n\nfunc main() {\n\tdnsserver.Directives = []string{"errors", "ready", "cache", "kubernetes"}\n\tcoremain.Run()\n}\n'
      } > main.go
      go mod tidy && go build -ldflags "$flags" -o engine . ;;
    alertmanager) # Its page is built apart from the module, and the module does not compile without one.
      go get -tool "$package@$version"
      cp -r "$(go list -m -f '{{.Dir}}' github.com/prometheus/alertmanager)" copy && chmod -R u+w copy && mkdir -p copy/ui/app/dist
      echo '<!doctype html><title>Alertmanager</title>' > copy/ui/app/dist/index.html
      (cd copy && go build -ldflags "$flags" -o ../engine ./cmd/alertmanager) ;;
    *) go get -tool "$package@$version" && go build -ldflags "$flags" -o engine "$package" ;;
  esac
}

# Comments of the recipe do not count: `declare -f` prints only the code.
key() { # pin
  { echo "$1"; go env GOVERSION GOOS GOARCH CGO_ENABLED; declare -f replacements version_flags recipe; } | sha256sum | cut -c1-12
}

work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for name in "$@"; do
  pin=$(awk -v name="$name" '$1 == name { print $1, $2, $3, $4 }' "$here/engines.txt")
  [ -n "$pin" ] || { echo "engines.txt pins no engine \"$name\"" >&2; exit 2; }
  read -r _ release version package <<< "$pin"
  engine=$cache/$name-$release-$(key "$pin")/$name
  if [ ! -x "$engine" ]; then
    start=$SECONDS
    mkdir -p "$work/$name" "${engine%/*}" && cd "$work/$name"
    recipe "$name" "$package" "$version" "$release" > log 2>&1 || { echo "$name $release does not build:" >&2; tail -n 20 log >&2; exit 1; }
    # In one step, so that a run at the same time never finds half a program.
    mv engine "$engine.$$" && mv "$engine.$$" "$engine"
    cd / && rm -rf "${work:?}/$name"
    echo "built $name $release in $((SECONDS - start)) s"
  fi
  ln -sfn "$engine" "$bin/$name"
done
