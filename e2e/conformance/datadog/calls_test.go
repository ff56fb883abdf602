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
	result, err := start(t).CheckHealth(t.Context(), settings(t, connect(t)))
	if err != nil {
		t.Fatal(err)
	}
	var details struct {
		Steps []struct{ Name, Status, Message string }
	}
	if err := json.Unmarshal(result.JSONDetails, &details); err != nil {
		t.Fatalf("%v in %s", err, result.JSONDetails)
	}
	if result.Status != backend.HealthStatusOk || len(details.Steps) < 3 {
		t.Errorf("health is %s %q with %s", result.Status, result.Message, result.JSONDetails)
	}
	for _, step := range details.Steps {
		if step.Status != "ok" {
			t.Errorf("step %s is %s: %s", step.Name, step.Status, step.Message)
		}
	}
}

func TestHealthNamesAWrongKey(t *testing.T) {
	result, err := start(t).CheckHealth(t.Context(), refused(t, connect(t)))
	if err != nil {
		t.Fatal(err)
	}
	if result.Status != backend.HealthStatusError || !strings.Contains(result.Message, "apiKey") {
		t.Errorf("health is %s %q", result.Status, result.Message)
	}
}

func TestVariablesAreTextAndValue(t *testing.T) {
	answers := hosttest.Query(t, start(t), settings(t, connect(t)), span(),
		host.Model{"refId": "services", "queryType": "variable", "variable": "facetValues", "facet": "service"},
		host.Model{"refId": "facets", "queryType": "variable", "variable": "facets"},
		host.Model{"refId": "indexes", "queryType": "variable", "variable": "indexes"},
	)
	for refID, contained := range map[string]string{"services": "checkout", "facets": "service", "indexes": "main"} {
		answer := answers[refID]
		if answer.Error != nil || len(answer.Frames) != 1 {
			t.Fatalf("%s: %d frames, %v", refID, len(answer.Frames), answer.Error)
		}
		fields := answer.Frames[0].Fields
		if len(fields) != 2 || fields[0].Name != "text" || fields[1].Name != "value" {
			t.Fatalf("%s: the fields are %v", refID, fields)
		}
		var values []string
		for row := range fields[1].Len() {
			value, _ := fields[1].ConcreteAt(row)
			values = append(values, value.(string))
		}
		if !slices.Contains(values, contained) {
			t.Errorf("%s: the values are %v", refID, values)
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
	cleared := hosttest.Call(t, plugin, source, &backend.CallResourceRequest{Method: "POST", Path: "cache/clear", URL: "cache/clear"})
	var dropped struct{ Dropped *int }
	if err := json.Unmarshal(cleared.Body, &dropped); err != nil || dropped.Dropped == nil || *dropped.Dropped == 0 {
		t.Errorf("clearing the cache answered %d %s", cleared.Status, cleared.Body)
	}
}
