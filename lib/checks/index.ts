import { accessNotUnique } from './access-not-unique';
import { adminApiExposed } from './admin-api-exposed';
import { alertForBelowInterval } from './alert-for-below-interval';
import { alertLabelValue } from './alert-label-value';
import { alertNoDescription } from './alert-no-description';
import { alertNoRunbook } from './alert-no-runbook';
import { alertNoSeverity } from './alert-no-severity';
import { alertNoSummary } from './alert-no-summary';
import { alertTemplateLabel } from './alert-template-label';
import { alertsWithoutAlertmanager } from './alerts-without-alertmanager';
import { authenticationMethodsCombined } from './authentication-methods-combined';
import type { Check } from './define';
import { credentialInClear } from './credential-in-clear';
import { discoveryNamespaceName } from './discovery-namespace-name';
import { dockerHostMalformed } from './docker-host-malformed';
import { exemplarsWithoutFeature } from './exemplars-without-feature';
import { expectedRoute } from './expected-route';
import { externalLabelDollar } from './external-label-dollar';
import { externalLabelReplica } from './external-label-replica';
import { externalLabelsMissing } from './external-labels-missing';
import { featureTooNew } from './feature-too-new';
import { fieldDeprecated } from './field-deprecated';
import { fieldTooNew } from './field-too-new';
import { honorLabelsOnDiscovery } from './honor-labels-on-discovery';
import { inhibitEqualMissing } from './inhibit-equal-missing';
import { inhibitNeverMatches } from './inhibit-never-matches';
import { inhibitSameAlerts } from './inhibit-same-alerts';
import { inhibitWithoutAlerts } from './inhibit-without-alerts';
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
import { notificationTemplateUnknown } from './notification-template-unknown';
import { otlpFeaturesCombined } from './otlp-features-combined';
import { otlpStrategyNotLegacy } from './otlp-strategy-not-legacy';
import { paramsWithoutValue } from './params-without-value';
import { prometheusTooOld } from './prometheus-too-old';
import { proxyOptions } from './proxy-options';
import { receiverConflict } from './receiver-conflict';
import { receiverMissingValue } from './receiver-missing-value';
import { receiverNameLabel } from './receiver-name-label';
import { receiverNameNotUnique } from './receiver-name-not-unique';
import { receiverUnused } from './receiver-unused';
import { recordNameForm } from './record-name-form';
import { recordNameLevel } from './record-name-level';
import { recordNameOperation } from './record-name-operation';
import { recordNameWindow } from './record-name-window';
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
import { routeAlwaysMuted } from './route-always-muted';
import { routeGroupByConflict } from './route-group-by-conflict';
import { routeNeverMatches } from './route-never-matches';
import { routeRepeatBelowGroupInterval } from './route-repeat-below-group-interval';
import { routeUnknownReceiver } from './route-unknown-receiver';
import { routeUnknownTimeInterval } from './route-unknown-time-interval';
import { routeUnreachable } from './route-unreachable';
import { routeWithoutAlerts } from './route-without-alerts';
import { ruleExpression } from './rule-expression';
import { ruleExpressionTooNew } from './rule-expression-too-new';
import { ruleFileNameNotUnique } from './rule-file-name-not-unique';
import { ruleFileNameRefused } from './rule-file-name-refused';
import { ruleGroupNameNotUnique } from './rule-group-name-not-unique';
import { ruleGroupsByMissingLabel } from './rule-groups-by-missing-label';
import { ruleLooksBeyondRetention } from './rule-looks-beyond-retention';
import { ruleName } from './rule-name';
import { ruleNeverReturns } from './rule-never-returns';
import { ruleNotUnique } from './rule-not-unique';
import { ruleQuantileOutOfRange } from './rule-quantile-out-of-range';
import { ruleQuantileWithoutLe } from './rule-quantile-without-le';
import { ruleRangeOneSample } from './rule-range-one-sample';
import { ruleRangeShort } from './rule-range-short';
import { ruleRateOfSum } from './rule-rate-of-sum';
import { ruleReadsAlertOfOtherGroup } from './rule-reads-alert-of-other-group';
import { ruleReadsDroppedMetric } from './rule-reads-dropped-metric';
import { ruleReadsLaterRule } from './rule-reads-later-rule';
import { ruleReadsMissingLabel } from './rule-reads-missing-label';
import { ruleReadsUnknownAlert } from './rule-reads-unknown-alert';
import { ruleReadsUnknownJob } from './rule-reads-unknown-job';
import { ruleReadsUnknownRecord } from './rule-reads-unknown-record';
import { ruleSelectsExternalLabel } from './rule-selects-external-label';
import { ruleSidesDiffer } from './rule-sides-differ';
import { ruleSubqueryOneStep } from './rule-subquery-one-step';
import { ruleTemplate } from './rule-template';
import { schemeLegacyEscaping } from './scheme-legacy-escaping';
import { scrapeProtocolsNotUnique } from './scrape-protocols-not-unique';
import { scrapeTimeoutOverInterval } from './scrape-timeout-over-interval';
import { secretFileEmpty } from './secret-file-empty';
import { secretName } from './secret-name';
import { silenceCombinations } from './silence-combinations';
import { silenceCovered } from './silence-covered';
import { silenceNeverMatches } from './silence-never-matches';
import { silenceWithoutAlerts } from './silence-without-alerts';
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
  alertNoDescription,
  alertNoRunbook,
  alertNoSeverity,
  alertNoSummary,
  alertTemplateLabel,
  alertsWithoutAlertmanager,
  authenticationMethodsCombined,
  credentialInClear,
  discoveryNamespaceName,
  dockerHostMalformed,
  exemplarsWithoutFeature,
  expectedRoute,
  externalLabelDollar,
  externalLabelReplica,
  externalLabelsMissing,
  featureTooNew,
  fieldDeprecated,
  fieldTooNew,
  honorLabelsOnDiscovery,
  inhibitEqualMissing,
  inhibitNeverMatches,
  inhibitSameAlerts,
  inhibitWithoutAlerts,
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
  notificationTemplateUnknown,
  otlpFeaturesCombined,
  otlpStrategyNotLegacy,
  paramsWithoutValue,
  prometheusTooOld,
  proxyOptions,
  receiverConflict,
  receiverMissingValue,
  receiverNameLabel,
  receiverNameNotUnique,
  receiverUnused,
  recordNameForm,
  recordNameLevel,
  recordNameOperation,
  recordNameWindow,
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
  routeAlwaysMuted,
  routeGroupByConflict,
  routeNeverMatches,
  routeRepeatBelowGroupInterval,
  routeUnknownReceiver,
  routeUnknownTimeInterval,
  routeUnreachable,
  routeWithoutAlerts,
  ruleExpression,
  ruleExpressionTooNew,
  ruleFileNameNotUnique,
  ruleFileNameRefused,
  ruleGroupNameNotUnique,
  ruleGroupsByMissingLabel,
  ruleLooksBeyondRetention,
  ruleName,
  ruleNeverReturns,
  ruleNotUnique,
  ruleQuantileOutOfRange,
  ruleQuantileWithoutLe,
  ruleRangeOneSample,
  ruleRangeShort,
  ruleRateOfSum,
  ruleReadsAlertOfOtherGroup,
  ruleReadsDroppedMetric,
  ruleReadsLaterRule,
  ruleReadsMissingLabel,
  ruleReadsUnknownAlert,
  ruleReadsUnknownJob,
  ruleReadsUnknownRecord,
  ruleSelectsExternalLabel,
  ruleSidesDiffer,
  ruleSubqueryOneStep,
  ruleTemplate,
  schemeLegacyEscaping,
  scrapeProtocolsNotUnique,
  scrapeTimeoutOverInterval,
  secretFileEmpty,
  secretName,
  silenceCombinations,
  silenceCovered,
  silenceNeverMatches,
  silenceWithoutAlerts,
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
