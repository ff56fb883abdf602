package datadog

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

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
		answer := answers[refID]
		if values := hosttest.Column(t, answer, "value"); !slices.Contains(values, contained) {
			t.Errorf("%s: the values are %v", refID, values)
		}
		if texts := hosttest.Column(t, answer, "text"); !slices.Contains(texts, contained) || len(answer.Frames[0].Fields) != 2 {
			t.Errorf("%s: the texts are %v", refID, texts)
		}
	}
}

func TestTheEditorsResourcesAnswer(t *testing.T) {
	plugin, source := start(t), settings(t, connect(t))
	for _, url := range []string{"facets", "facet-values?facet=service", "indexes"} {
		path, _, _ := strings.Cut(url, "?")
		answer := hosttest.Call(t, plugin, source, &backend.CallResourceRequest{Method: "GET", Path: path, URL: url})
		var listed struct{ Values []string }
		if err := json.Unmarshal(answer.Body, &listed); answer.Status != 200 || err != nil || len(listed.Values) == 0 {
			t.Errorf("%s: status %d, %v in %s", url, answer.Status, err, answer.Body)
		}
	}
	if dropped := hosttest.ClearCache(t, plugin, source); dropped == 0 {
		t.Error("the lists were not held")
	}
}
