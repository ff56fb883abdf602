package hosttest

import (
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/dataplane"
	"glance/e2e/conformance/host"
)

// Info reads what a running simulator has written into the file that the variable names.
func Info(t *testing.T, variable string, meaning string, into any) {
	t.Helper()
	text, err := os.ReadFile(Variable(t, variable, meaning))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

// Authority returns the certificate, PEM, in the file that a simulator has named.
func Authority(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Typed turns models by refId into queries of one type, with what they all have besides.
func Typed(queryType string, common host.Model, models map[string]host.Model) []host.Model {
	var queries []host.Model
	for refID, model := range models {
		complete := maps.Clone(model)
		maps.Copy(complete, common)
		complete["refId"], complete["queryType"] = refID, queryType
		queries = append(queries, complete)
	}
	return queries
}

// ExpectAccepted expects of each query an answer that alerting can read.
func ExpectAccepted(t *testing.T, plugin *host.Plugin, request *backend.QueryDataRequest) {
	t.Helper()
	answers := Send(t, plugin, request)
	for _, query := range request.Queries {
		answer := answers[query.RefID]
		if answer.Error != nil || answer.Status != backend.StatusOK {
			t.Errorf("%s: status %d, %v", query.RefID, answer.Status, answer.Error)
			continue
		}
		labels, err := dataplane.Accept(answer.Frames)
		if err != nil || len(labels) == 0 {
			t.Errorf("%s: read %q, error %v", query.RefID, labels, err)
		}
	}
}

// ExpectHealthy expects a health check of several steps, all of which went well.
func ExpectHealthy(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings) {
	t.Helper()
	result, err := plugin.CheckHealth(t.Context(), settings)
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

// ExpectUnhealthy expects a health check that fails and says the words.
func ExpectUnhealthy(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, words string) {
	t.Helper()
	result, err := plugin.CheckHealth(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	if result.Status != backend.HealthStatusError || result.Message == "" || !strings.Contains(result.Message, words) {
		t.Errorf("health is %s %q", result.Status, result.Message)
	}
}

// ExpectUnauthorized expects that a query is refused for its data source's credentials, and not for another's; none of
// the secrets may be in the log.
func ExpectUnauthorized(t *testing.T, plugin *host.Plugin, model host.Model, span backend.TimeRange, refused, good *backend.DataSourceInstanceSettings) {
	t.Helper()
	answer := Query(t, plugin, refused, span, model)["A"]
	if answer.Error == nil || answer.Status != backend.StatusUnauthorized || answer.ErrorSource != backend.ErrorSourceDownstream {
		t.Errorf("status %d, source %s, %v", answer.Status, answer.ErrorSource, answer.Error)
	}
	if answered := Query(t, plugin, good, span, model)["A"]; answered.Error != nil {
		t.Errorf("the right secret: %v", answered.Error)
	}
	for _, settings := range []*backend.DataSourceInstanceSettings{refused, good} {
		for name, secret := range settings.DecryptedSecureJSONData {
			if plugin.Log.Contains(secret) {
				t.Errorf("the log holds %s:\n%s", name, plugin.Log)
			}
		}
	}
}

// ClearCache drops what is held for a data source, and returns how much that was.
func ClearCache(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings) int {
	t.Helper()
	const path = "cache/clear"
	cleared := Call(t, plugin, settings, &backend.CallResourceRequest{Method: "POST", Path: path, URL: path})
	var dropped struct{ Dropped *int }
	if err := json.Unmarshal(cleared.Body, &dropped); err != nil || dropped.Dropped == nil {
		t.Fatalf("clearing the cache answered %d %s", cleared.Status, cleared.Body)
	}
	return *dropped.Dropped
}

// Column returns the texts of a column that has no nulls.
func Column(t *testing.T, answer backend.DataResponse, name string) []string {
	t.Helper()
	if answer.Error != nil || len(answer.Frames) != 1 {
		t.Fatalf("%d frames, %v", len(answer.Frames), answer.Error)
	}
	field, _ := answer.Frames[0].FieldByName(name)
	if field == nil {
		t.Fatalf("there is no column %s", name)
	}
	values := make([]string, field.Len())
	for row := range values {
		value, given := field.ConcreteAt(row)
		if !given {
			t.Fatalf("row %d of %s is null", row, name)
		}
		values[row] = value.(string)
	}
	return values
}
