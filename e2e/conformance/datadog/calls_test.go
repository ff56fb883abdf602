package datadog

import (
	"testing"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthTriesBothKeysAndCountsLogs(t *testing.T) {
	hosttest.ExpectHealthy(t, start(t), settings(t, connect(t)))
}

func TestHealthNamesAWrongKey(t *testing.T) {
	hosttest.ExpectUnhealthy(t, start(t), refused(t, connect(t)), "apiKey")
}

func TestVariablesAreTextAndValue(t *testing.T) {
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		host.Model{"refId": "services", "queryType": "variable", "variable": "facetValues", "facet": "service"},
		host.Model{"refId": "facets", "queryType": "variable", "variable": "facets"},
		host.Model{"refId": "indexes", "queryType": "variable", "variable": "indexes"},
	)
	for refID, contained := range map[string]string{"services": "checkout", "facets": "service", "indexes": "main"} {
		t.Run(refID, func(t *testing.T) { hosttest.ExpectOption(t, answers[refID], contained, contained) })
	}
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	hosttest.ExpectListsHeld(t, start(t), settings(t, connect(t)), "facets", "facet-values?facet=service", "indexes")
}
