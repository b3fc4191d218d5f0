#!/usr/bin/env bash
# A real Kubernetes of one node, without a virtual machine or a registry.
#   cluster.sh up DIR BIN         starts it with the engines in BIN; DIR/admin.kubeconfig reaches it, DIR/logs has its logs
#   cluster.sh load DIR ARCHIVE…  brings images into it
#   cluster.sh down DIR           stops every process that `up` started
# DIR is an absolute path and takes all of its state. run.sh calls this in a network namespace of its own, so that
# bridges, packet filters and ports are nobody else's and go away with it.
set -euo pipefail

node_address=10.200.0.1 service_network=10.96.0.0/16 pod_network=10.244.0.0/24 dns_address=10.96.0.10

start() { # name command...
  local name=$1; shift
  setsid "$@" > "$dir/logs/$name.log" 2>&1 < /dev/null &
  echo $! > "$dir/run/$name.pid"
}

wait_for() { # seconds command...
  local until=$((SECONDS + $1)); shift
  until "$@" > /dev/null 2>&1; do
    [ $SECONDS -lt $until ] || { echo "gave up waiting for: $*" >&2; return 1; }
    sleep 0.25
  done
}

certificate() { # name subject
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -out "$1.crt" -days 2 -extfile names
}

certificates() {
  cd "$dir/pki"
  echo "subjectAltName=DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.96.0.1,IP:$node_address" > names
  openssl genrsa -out sa.key 2048
  openssl rsa -in sa.key -pubout -out sa.pub
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=cluster-ca -days 2
  certificate api /CN=kube-apiserver
  certificate kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client
  openssl rand -hex 16 > token
  echo "$(cat token),admin,1,system:masters" > tokens.csv
} 2> /dev/null

configuration() {
  cat > "$dir/admin.kubeconfig" <<Y
apiVersion: v1
kind: Config
clusters: [{name: e2e, cluster: {server: "https://127.0.0.1:6443", certificate-authority: $dir/pki/ca.crt}}]
users: [{name: admin, user: {token: $(cat "$dir/pki/token")}}]
contexts: [{name: e2e, context: {cluster: e2e, user: admin}}]
current-context: e2e
Y
  cat > "$dir/cni/10-pods.conflist" <<Y
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "e2e-pods", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "dataDir": "$dir/addresses", "ranges": [[{"subnet": "$pod_network"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
Y
  cat > "$dir/containerd.toml" <<Y
version = 2
root = "$dir/containerd/root"
state = "$dir/containerd/state"
[grpc]
  address = "$dir/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10"
  disable_apparmor = true
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$dir/cni"
Y
  # A changed ConfigMap is mounted at the next look at the pod: every ten seconds here, every minute elsewhere.
  cat > "$dir/kubelet.yaml" <<Y
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $dir/pki/ca.crt}}
authorization: {mode: Webhook}
clusterDNS: [$dns_address]
clusterDomain: cluster.local
resolvConf: ""
cgroupDriver: cgroupfs
failCgroupV1: false
failSwapOn: false
syncFrequency: 10s
podLogsDir: $dir/pods
volumePluginDir: $dir/volume-plugins
containerRuntimeEndpoint: unix://$dir/containerd.sock
evictionHard: {memory.available: 100Mi, nodefs.available: "1%", imagefs.available: "1%", nodefs.inodesFree: "1%"}
imageGCHighThresholdPercent: 100
enforceNodeAllocatable: []
Y
}

up() { # bin
  local bin=$1
  mkdir -p "$dir"/{run,logs,pki,cni,pods}
  (certificates)
  configuration
  # The node has an address of its own, which a bridge without ports carries.
  ip link add e2e-node type bridge
  ip addr add "$node_address/32" dev e2e-node && ip link set e2e-node up

  cd "$dir"
  start etcd "$bin/etcd" --name node --data-dir "$dir/etcd" --log-level warn --unsafe-no-fsync \
    --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380
  start kube-apiserver "$bin/kube-apiserver" --etcd-servers http://127.0.0.1:2379 --secure-port 6443 --advertise-address "$node_address" \
    --tls-cert-file pki/api.crt --tls-private-key-file pki/api.key --client-ca-file pki/ca.crt \
    --service-account-key-file pki/sa.pub --service-account-signing-key-file pki/sa.key --service-account-issuer https://kubernetes.default.svc \
    --authorization-mode Node,RBAC --token-auth-file pki/tokens.csv --service-cluster-ip-range "$service_network" \
    --kubelet-preferred-address-types InternalIP --kubelet-client-certificate pki/kubelet-client.crt --kubelet-client-key pki/kubelet-client.key
  start containerd containerd -c containerd.toml
  local kubectl=("$bin/kubectl" --kubeconfig "$dir/admin.kubeconfig" --cache-dir "$dir/kubectl")
  wait_for 60 "${kubectl[@]}" get --raw /readyz
  start kube-controller-manager "$bin/kube-controller-manager" --kubeconfig admin.kubeconfig --leader-elect=false \
    --service-account-private-key-file pki/sa.key --root-ca-file pki/ca.crt --use-service-account-credentials
  start kube-scheduler "$bin/kube-scheduler" --kubeconfig admin.kubeconfig --leader-elect=false
  wait_for 30 ctr --address "$dir/containerd.sock" version
  start kubelet "$bin/kubelet" --config kubelet.yaml --kubeconfig admin.kubeconfig --root-dir "$dir/kubelet" \
    --hostname-override node --node-ip "$node_address"
  start kube-proxy "$bin/kube-proxy" --kubeconfig admin.kubeconfig --hostname-override node \
    --cluster-cidr "$pod_network" --proxy-mode iptables --conntrack-max-per-core 0
  wait_for 90 sh -c "${kubectl[*]} get node node | grep -qw Ready"
}

load() { # archive...
  local archive
  for archive in "$@"; do ctr --address "$dir/containerd.sock" -n k8s.io images import "$archive" > /dev/null; done
}

# Nothing of it is kept, so nothing is asked to end in order: the kubelet goes first, or it would start again what ends.
down() {
  local name container
  finish kubelet
  for container in $(ctr --address "$dir/containerd.sock" -n k8s.io tasks ls -q 2> /dev/null); do
    ctr --address "$dir/containerd.sock" -n k8s.io tasks rm -f "$container" > /dev/null 2>&1 || true
  done
  for name in kube-proxy kube-scheduler kube-controller-manager kube-apiserver etcd containerd; do finish "$name"; done
  { grep " $dir/" /proc/mounts || true; } | awk '{ print $2 }' | sort -r | xargs -r umount -l
  ip link del e2e-node 2> /dev/null || true
  ip link del e2e-pods 2> /dev/null || true
}

finish() { # name
  local pid; pid=$(cat "$dir/run/$1.pid" 2> /dev/null) || return 0
  kill -9 "$pid" 2> /dev/null || true
  rm -f "$dir/run/$1.pid"
}

verb=${1:-} dir=${2:-}
case $verb in up | load | down) "$verb" "${@:3}" ;; *) sed -n '2,7s/^# //p' "$0"; exit 2 ;; esac
