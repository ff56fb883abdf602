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

// JSON is the value as settings keep it.
func JSON(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
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

// Step is a part of a health check.
type Step struct{ Name, Status, Message string }

// ExpectHealthy expects a health check of several steps, all of which went well.
func ExpectHealthy(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings) {
	t.Helper()
	result, steps := checkHealth(t, plugin, settings)
	if result.Status != backend.HealthStatusOk || len(steps) < 3 {
		t.Errorf("health is %s %q with %s", result.Status, result.Message, result.JSONDetails)
	}
	for _, step := range steps {
		if step.Status != "ok" {
			t.Errorf("step %s is %s: %s", step.Name, step.Status, step.Message)
		}
	}
}

// ExpectUnhealthy expects a health check that fails and says the words, and returns its steps.
func ExpectUnhealthy(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, words string) []Step {
	t.Helper()
	result, steps := checkHealth(t, plugin, settings)
	if result.Status != backend.HealthStatusError || result.Message == "" || !strings.Contains(result.Message, words) {
		t.Errorf("health is %s %q", result.Status, result.Message)
	}
	return steps
}

func checkHealth(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings) (*backend.CheckHealthResult, []Step) {
	t.Helper()
	result, err := plugin.CheckHealth(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	var details struct{ Steps []Step }
	if err := json.Unmarshal(result.JSONDetails, &details); err != nil {
		t.Fatalf("%v in %s", err, result.JSONDetails)
	}
	return result, details.Steps
}

// ExpectError expects a query that fails for a reason outside of the plugin, which its error tells in these words.
func ExpectError(t *testing.T, answer backend.DataResponse, status backend.Status, words string) {
	t.Helper()
	if answer.Error == nil || answer.Status != status || answer.ErrorSource != backend.ErrorSourceDownstream {
		t.Errorf("status %d, source %s, %v", answer.Status, answer.ErrorSource, answer.Error)
	} else if !strings.Contains(answer.Error.Error(), words) {
		t.Errorf("it does not say %q: %v", words, answer.Error)
	}
}

// ExpectUnauthorized expects that a query is refused for its data source's credentials, and not for another's; none of
// the secrets may be in the log.
func ExpectUnauthorized(t *testing.T, plugin *host.Plugin, model host.Model, span backend.TimeRange, refused, good *backend.DataSourceInstanceSettings) {
	t.Helper()
	ExpectError(t, Query(t, plugin, refused, span, model)["A"], backend.StatusUnauthorized, "")
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

// ExpectListsHeld expects that the resources list values and that these are held.
func ExpectListsHeld(t *testing.T, plugin *host.Plugin, settings *backend.DataSourceInstanceSettings, urls ...string) {
	t.Helper()
	for _, url := range urls {
		if listed := Get[struct{ Values []string }](t, plugin, settings, url); len(listed.Values) == 0 {
			t.Errorf("%s lists nothing", url)
		}
	}
	if dropped := ClearCache(t, plugin, settings); dropped == 0 {
		t.Error("the lists were not held")
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
