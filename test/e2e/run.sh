#!/usr/bin/env bash
# Runs the end-to-end suites in the real engines. Usage: run.sh [SUITE…], such as `run.sh native rules`; default: all.
#
# The first comment of a suite says what it needs: `@engines NAME…` are built from engines.txt unless the user's cache has
# them, `@packages NAME…` are installed unless Debian's package list has them. Where the tag ends in `-of-own-cluster`, a
# cluster that is given makes them needless. Nothing is skipped: what is missing is an error.
#
# Every suite runs in namespaces of its own: its processes, mounts, packet filters and ports end with it, however it ends.
#   E2E_KUBECONFIG  a cluster that serves instead of one of our own (it pulls the images by itself)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
start=$SECONDS

suites=("$@")
[ ${#suites[@]} -gt 0 ] || mapfile -t suites < <(basename -as .e2e.ts "$here"/*.e2e.ts)

needs() { # tag suite...
  local tag="$1(-of-own-cluster)?" suite; shift
  [ -z "${E2E_KUBECONFIG:-}" ] || tag=${tag%(*}
  for suite in "$@"; do sed -nE "s/^ \* @$tag //p" "$here/$suite.e2e.ts"; done | xargs -rn1 | sort -u
}

for suite in "${suites[@]}"; do
  [ -f "$here/$suite.e2e.ts" ] || { echo "no suite \"$suite\", known: $(basename -as .e2e.ts "$here"/*.e2e.ts | xargs)" >&2; exit 2; }
done
mapfile -t packages < <(needs packages "${suites[@]}")
mapfile -t engines < <(needs engines "${suites[@]}")
missing=()
[ "$(uname)" = Linux ] || missing+=('Linux')
for command in node go unshare; do command -v "$command" > /dev/null || missing+=("$command"); done
if [ ${#packages[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] || missing+=("root, to run ${packages[*]}")
  command -v apt-get > /dev/null || missing+=('apt-get')
fi
[ ${#missing[@]} -eq 0 ] || { printf 'the suites %s need, and this machine lacks:\n' "${suites[*]}" >&2; printf '  %s\n' "${missing[@]}" >&2; exit 1; }

work=$(mktemp -d)
export E2E_BIN=$work/bin
declare -A running=()
failed=()

end() {
  local pid
  for pid in "${!running[@]}"; do
    # The first process of a process namespace takes all others with it when it ends.
    xargs -r kill -KILL < "/proc/$pid/task/$pid/children" 2> /dev/null || true
    wait "$pid" 2> /dev/null || true
  done
  # Containers that ended like this leave their control groups behind, without a process.
  find /sys/fs/cgroup -depth -type d \( -path '*/docker/*' -o -path '*/kubepods*' \) -exec rmdir {} \; 2> /dev/null || true
  rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM HUP

start_suite() { # suite
  local namespaces=(--mount --pid --fork --kill-child --mount-proc) suite=$1
  # A cluster that is given is reached over this machine's network.
  [ "$suite" = kubernetes ] && [ -n "${E2E_KUBECONFIG:-}" ] || namespaces+=(--net)
  [ "$(id -u)" = 0 ] || namespaces+=(--map-root-user)
  mkdir -p "$work/$suite"/{tmp,logs}
  # The shell stays the first process, since Node.js does not collect processes that lost their parent.
  TMPDIR=$work/$suite/tmp E2E_LOGS=$work/$suite/logs setpriv --pdeathsig KILL unshare "${namespaces[@]}" \
    bash -c 'ip link set lo up && mount -t tmpfs tmpfs /run && "$@"; exit $?' - \
    node node_modules/.bin/jest --config test/e2e/jest.config.js "/$suite\\.e2e\\.ts$" > "$work/$suite/output" 2>&1 &
  running[$!]=$suite
}

finish_suite() {
  local pid status=0 suite
  wait -n -p pid "${!running[@]}" || status=$?
  suite=${running[$pid]}
  unset "running[$pid]"
  cat "$work/$suite/output"
  if [ "$status" != 0 ]; then
    failed+=("$suite")
    find "$work/$suite/logs" -type f -exec tail -n 20 -v {} + >&2
  fi
  rm -rf "${work:?}/$suite"
}

# gcc: the published programs, and so these, resolve names through the C library. ip: a new network namespace has no loopback yet.
bash "$here/install.sh" gcc iproute2 "${packages[@]}"
bash "$here/engines.sh" "$E2E_BIN" "${engines[@]}"
echo "engines ready after $((SECONDS - start)) s: ${engines[*]}"

# Two at a time: most of their time is waiting for intervals to pass.
for suite in "${suites[@]}"; do
  [ ${#running[@]} -lt 2 ] || finish_suite
  start_suite "$suite"
done
while [ ${#running[@]} -gt 0 ]; do finish_suite; done

echo "$((SECONDS - start)) s${failed[*]:+, failed: ${failed[*]}}"
echo "e2e: $((${#suites[@]} - ${#failed[@]})) passed, ${#failed[@]} failed"
[ ${#failed[@]} -eq 0 ]
