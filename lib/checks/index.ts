import type { Finding } from '../base/finding';
import type { Stack } from '../stack/model';
import { accessNotUnique } from './access-not-unique';
import { adminApiExposed } from './admin-api-exposed';
import { alertForBelowInterval } from './alert-for-below-interval';
import { alertLabelValue } from './alert-label-value';
import { alertNoSeverity } from './alert-no-severity';
import { alertNoSummary } from './alert-no-summary';
import { alertTemplateLabel } from './alert-template-label';
import { alertsWithoutAlertmanager } from './alerts-without-alertmanager';
import { authenticationMethodsCombined } from './authentication-methods-combined';
import type { Check } from './define';
import { discoveryNamespaceName } from './discovery-namespace-name';
import { dockerHostMalformed } from './docker-host-malformed';
import { exemplarsWithoutFeature } from './exemplars-without-feature';
import { externalLabelDollar } from './external-label-dollar';
import { externalLabelReplica } from './external-label-replica';
import { externalLabelsMissing } from './external-labels-missing';
import { featureTooNew } from './feature-too-new';
import { fieldDeprecated } from './field-deprecated';
import { fieldTooNew } from './field-too-new';
import { honorLabelsOnDiscovery } from './honor-labels-on-discovery';
import { httpConfigConflict } from './http-config-conflict';
import { inhibitSameAlerts } from './inhibit-same-alerts';
import { inhibitWithoutMatchers } from './inhibit-without-matchers';
import { intervalOverLookback } from './interval-over-lookback';
import { intervalZero } from './interval-zero';
import { jobNameNotUnique } from './job-name-not-unique';
import { jobWithoutTargets } from './job-without-targets';
import { kubernetesLabelMalformed } from './kubernetes-label-malformed';
import { kubernetesSelector } from './kubernetes-selector';
import { limitZeroInherits } from './limit-zero-inherits';
import { memoryBelowEstimate } from './memory-below-estimate';
import { nameNotLegacy } from './name-not-legacy';
import { nativeHistogramBucketFactor } from './native-histogram-bucket-factor';
import { nativeHistogramsProtocol } from './native-histograms-protocol';
import { notificationTemplate } from './notification-template';
import { otlpFeaturesCombined } from './otlp-features-combined';
import { paramsWithoutValue } from './params-without-value';
import { prometheusTooOld } from './prometheus-too-old';
import { proxyOptions } from './proxy-options';
import { receiverConflict } from './receiver-conflict';
import { receiverMissingValue } from './receiver-missing-value';
import { receiverNameLabel } from './receiver-name-label';
import { receiverNameNotUnique } from './receiver-name-not-unique';
import { receiverUnused } from './receiver-unused';
import { recordOfItself } from './record-of-itself';
import { refreshIntervalZero } from './refresh-interval-zero';
import { relabelDropsAddress } from './relabel-drops-address';
import { relabelDropsEverything } from './relabel-drops-everything';
import { relabelDropsName } from './relabel-drops-name';
import { relabelGroupName } from './relabel-group-name';
import { relabelInstanceBeforeScrape } from './relabel-instance-before-scrape';
import { relabelMetaAtMetric } from './relabel-meta-at-metric';
import { relabelMetaLabelNotSanitized } from './relabel-meta-label-not-sanitized';
import { relabelNameAtTarget } from './relabel-name-at-target';
import { relabelUnknownMetaLabel } from './relabel-unknown-meta-label';
import { remoteNameNotUnique } from './remote-name-not-unique';
import { remoteNotUnique } from './remote-not-unique';
import { remoteWriteBackoff } from './remote-write-backoff';
import { remoteWriteCapacity } from './remote-write-capacity';
import { remoteWriteShards } from './remote-write-shards';
import { reservedHeader } from './reserved-header';
import { resourcesRequestOverLimit } from './resources-request-over-limit';
import { retentionOverVolume } from './retention-over-volume';
import { retentionTimeNotReached } from './retention-time-not-reached';
import { routeGroupByConflict } from './route-group-by-conflict';
import { routeNeverMatches } from './route-never-matches';
import { routeRepeatBelowGroupInterval } from './route-repeat-below-group-interval';
import { routeUnknownReceiver } from './route-unknown-receiver';
import { routeUnknownTimeInterval } from './route-unknown-time-interval';
import { routeUnreachable } from './route-unreachable';
import { ruleExpression } from './rule-expression';
import { ruleExpressionTooNew } from './rule-expression-too-new';
import { ruleFileNameNotUnique } from './rule-file-name-not-unique';
import { ruleFileNameRefused } from './rule-file-name-refused';
import { ruleGroupNameNotUnique } from './rule-group-name-not-unique';
import { ruleName } from './rule-name';
import { ruleNeverReturns } from './rule-never-returns';
import { ruleNotUnique } from './rule-not-unique';
import { ruleTemplate } from './rule-template';
import { schemeLegacyEscaping } from './scheme-legacy-escaping';
import { scrapeProtocolsNotUnique } from './scrape-protocols-not-unique';
import { scrapeTimeoutOverInterval } from './scrape-timeout-over-interval';
import { secretFileEmpty } from './secret-file-empty';
import { secretName } from './secret-name';
import { slackTwoCredentials } from './slack-two-credentials';
import { staticTargetRefused } from './static-target-refused';
import { targetLabelRefused } from './target-label-refused';
import { targetNotUnique } from './target-not-unique';
import { targetPortNotPossible } from './target-port-not-possible';
import { targetWithSchemeOrPath } from './target-with-scheme-or-path';
import { targetWithoutPort } from './target-without-port';
import { timeIntervalNameNotUnique } from './time-interval-name-not-unique';
import { timeoutZero } from './timeout-zero';
import { tlsCertificateAsText } from './tls-certificate-as-text';
import { tlsPair } from './tls-pair';
import { tlsVersions } from './tls-versions';
import { tlsWithoutHttps } from './tls-without-https';
import { tolerationMalformed } from './toleration-malformed';
import { volumeSizeZero } from './volume-size-zero';
import { webClientCa } from './web-client-ca';
import { webClientCertificateOfOwn } from './web-client-certificate-of-own';
import { workloadNameNotUnique } from './workload-name-not-unique';
import { workloadNameRefused } from './workload-name-refused';

/** Every check, in alphabetical order. Adding one: an import and a line. */
export const checks: readonly Check[] = [
  accessNotUnique,
  adminApiExposed,
  alertForBelowInterval,
  alertLabelValue,
  alertNoSeverity,
  alertNoSummary,
  alertTemplateLabel,
  alertsWithoutAlertmanager,
  authenticationMethodsCombined,
  discoveryNamespaceName,
  dockerHostMalformed,
  exemplarsWithoutFeature,
  externalLabelDollar,
  externalLabelReplica,
  externalLabelsMissing,
  featureTooNew,
  fieldDeprecated,
  fieldTooNew,
  honorLabelsOnDiscovery,
  httpConfigConflict,
  inhibitSameAlerts,
  inhibitWithoutMatchers,
  intervalOverLookback,
  intervalZero,
  jobNameNotUnique,
  jobWithoutTargets,
  kubernetesLabelMalformed,
  kubernetesSelector,
  limitZeroInherits,
  memoryBelowEstimate,
  nameNotLegacy,
  nativeHistogramBucketFactor,
  nativeHistogramsProtocol,
  notificationTemplate,
  otlpFeaturesCombined,
  paramsWithoutValue,
  prometheusTooOld,
  proxyOptions,
  receiverConflict,
  receiverMissingValue,
  receiverNameLabel,
  receiverNameNotUnique,
  receiverUnused,
  recordOfItself,
  refreshIntervalZero,
  relabelDropsAddress,
  relabelDropsEverything,
  relabelDropsName,
  relabelGroupName,
  relabelInstanceBeforeScrape,
  relabelMetaAtMetric,
  relabelMetaLabelNotSanitized,
  relabelNameAtTarget,
  relabelUnknownMetaLabel,
  remoteNameNotUnique,
  remoteNotUnique,
  remoteWriteBackoff,
  remoteWriteCapacity,
  remoteWriteShards,
  reservedHeader,
  resourcesRequestOverLimit,
  retentionOverVolume,
  retentionTimeNotReached,
  routeGroupByConflict,
  routeNeverMatches,
  routeRepeatBelowGroupInterval,
  routeUnknownReceiver,
  routeUnknownTimeInterval,
  routeUnreachable,
  ruleExpression,
  ruleExpressionTooNew,
  ruleFileNameNotUnique,
  ruleFileNameRefused,
  ruleGroupNameNotUnique,
  ruleName,
  ruleNeverReturns,
  ruleNotUnique,
  ruleTemplate,
  schemeLegacyEscaping,
  scrapeProtocolsNotUnique,
  scrapeTimeoutOverInterval,
  secretFileEmpty,
  secretName,
  slackTwoCredentials,
  staticTargetRefused,
  targetLabelRefused,
  targetNotUnique,
  targetPortNotPossible,
  targetWithSchemeOrPath,
  targetWithoutPort,
  timeIntervalNameNotUnique,
  timeoutZero,
  tlsCertificateAsText,
  tlsPair,
  tlsVersions,
  tlsWithoutHttps,
  tolerationMalformed,
  volumeSizeZero,
  webClientCa,
  webClientCertificateOfOwn,
  workloadNameNotUnique,
  workloadNameRefused,
];

/** What is wrong with a stack, by every check. */
export const judge = (stack: Stack): Finding[] =>
  checks.flatMap((check) => [...check.find(stack)].map((hit) => ({ check: check.id, severity: check.severity, ...hit })));
