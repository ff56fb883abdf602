package echo

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"glance/e2e/conformance/host"
	"glance/e2e/conformance/hosttest"
)

func TestHealthIsReportedWithMessageAndDetails(t *testing.T) {
	for jsonData, want := range map[string]struct {
		status backend.HealthStatus
		text   string
	}{
		`{}`:                           {backend.HealthStatusOk, "Echo is working"},
		`{"health":"error"}`:           {backend.HealthStatusError, "asked to be unwell"},
		`{"health":"crash"}`:           {backend.HealthStatusError, ""},
		`{"failInstance":"no tenant"}`: {backend.HealthStatusError, "no tenant"},
	} {
		result, err := start(t).CheckHealth(t.Context(), settings(jsonData))
		if err != nil {
			t.Fatalf("%s: %v", jsonData, err)
		}
		if result.Status != want.status || !strings.Contains(result.Message, want.text) {
			t.Errorf("%s: %s %q", jsonData, result.Status, result.Message)
		}
		if details := map[string]any{}; len(result.JSONDetails) > 0 && json.Unmarshal(result.JSONDetails, &details) != nil {
			t.Errorf("%s: the details are no JSON object: %s", jsonData, result.JSONDetails)
		}
	}
}

func TestTheStandardHealthServiceServesPlugin(t *testing.T) {
	if err := start(t).Ping(); err != nil {
		t.Error(err)
	}
}

func TestAResourceSeesTheWholeRequestAndItsAnswerArrivesWhole(t *testing.T) {
	plugin := start(t)
	answer := call(t, plugin, &backend.CallResourceRequest{
		Method:  "GET",
		Path:    "echo",
		URL:     "echo?city=K%C3%B6ln&n=1",
		Headers: map[string][]string{"X-Custom": {"yes"}},
	})
	var mirrored struct {
		Method, Path string
		Query        map[string]string
		OrgID        int
		DataSource   struct{ UID string }
		User         struct{ Login string }
		Headers      map[string]string
	}
	if err := json.Unmarshal(answer.Body, &mirrored); err != nil {
		t.Fatalf("%v in %s", err, answer.Body)
	}
	if answer.Status != 200 || mirrored.Method != "GET" || mirrored.Path != "echo" || mirrored.OrgID != 1 {
		t.Errorf("status %d, mirrored %+v", answer.Status, mirrored)
	}
	if want := map[string]string{"city": "Köln", "n": "1"}; !reflect.DeepEqual(mirrored.Query, want) {
		t.Errorf("the query was seen as %v", mirrored.Query)
	}
	if mirrored.DataSource.UID != "echo-1" || mirrored.User.Login != "admin" {
		t.Errorf("the context was seen as %+v", mirrored)
	}
	for name, value := range mirrored.Headers {
		if strings.EqualFold(name, "X-Custom") && value == "yes" {
			return
		}
	}
	t.Errorf("the header was not seen: %v", mirrored.Headers)
}

func TestAResourceTakesAndGivesALargeBody(t *testing.T) {
	text := strings.Repeat("ü", 1<<20)
	body, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		t.Fatal(err)
	}
	answer := call(t, start(t), &backend.CallResourceRequest{Method: "POST", Path: "echo", URL: "echo", Body: body})

	var mirrored struct{ Body struct{ Text string } }
	if err := json.Unmarshal(answer.Body, &mirrored); err != nil {
		t.Fatal(err)
	}
	if answer.Status != 201 || mirrored.Body.Text != text {
		t.Errorf("status %d, %d bytes came back", answer.Status, len(mirrored.Body.Text))
	}
}

func TestAnUnknownResourceIsNotFound(t *testing.T) {
	answer := call(t, start(t), &backend.CallResourceRequest{Method: "GET", Path: "nowhere", URL: "nowhere"})

	if answer.Status != 404 || !json.Valid(answer.Body) {
		t.Errorf("status %d, body %s", answer.Status, answer.Body)
	}
}

func TestAnInstanceLivesUntilItsSettingsChange(t *testing.T) {
	plugin := start(t)
	serial := func(updated time.Time) (serial struct{ Serial int }) {
		t.Helper()
		changed := settings(`{}`)
		changed.Updated = updated
		answer := callFor(t, plugin, changed, &backend.CallResourceRequest{Method: "GET", Path: "instance", URL: "instance"})
		if err := json.Unmarshal(answer.Body, &serial); err != nil {
			t.Fatalf("%v in %s", err, answer.Body)
		}
		return serial
	}
	first, again, changed := serial(time.UnixMilli(1000)), serial(time.UnixMilli(1000)), serial(time.UnixMilli(1001))
	if first != again || first == changed {
		t.Errorf("the instances were %v, %v and after a change %v", first, again, changed)
	}
}

func TestMetricsArePrometheusTextAndCountQueries(t *testing.T) {
	plugin := start(t)
	query(t, plugin, host.Model{"refId": "A", "queryType": "sound"}, host.Model{"refId": "B", "queryType": "sound"})
	text, err := plugin.CollectMetrics(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	total := 0.0
	for _, metric := range families["echo_queries_total"].GetMetric() {
		total += metric.GetCounter().GetValue()
	}
	if total != 2 {
		t.Errorf("%v queries were counted in\n%s", total, text)
	}
	if families["echo_query_duration_seconds"] == nil || families["process_resident_memory_bytes"] == nil {
		t.Errorf("durations or process metrics are missing in\n%s", text)
	}
}

func TestLogLinesReachTheHostAndNoFieldCanBreakIt(t *testing.T) {
	plugin := start(t)
	query(t, plugin, host.Model{"refId": "A", "log": "a line for the host"}, host.Model{"refId": "B", "log": map[string]any{"no": "string"}})
	plugin.Stop()

	lines := plugin.Log.Lines("a line for the host")
	if len(lines) == 0 || !strings.Contains(lines[0], `"@level":"info"`) {
		t.Errorf("the line arrived as %q", lines)
	}
}

func TestWhatAPluginPrintsDoesNotReachTheProtocol(t *testing.T) {
	plugin := start(t)
	answer := query(t, plugin, host.Model{"refId": "A", "print": "1|2|tcp|127.0.0.1:1|grpc"})["A"]

	if answer.Error != nil {
		t.Error(answer.Error)
	}
	if err := plugin.Ping(); err != nil {
		t.Error(err)
	}
}

func TestCallsWaitForAPluginThatIsStillLoading(t *testing.T) {
	plugin := start(t, "GF_PLUGIN_LOAD_DELAY_MS=300")

	if answer := query(t, plugin, host.Model{"refId": "A"})["A"]; answer.Error != nil {
		t.Error(answer.Error)
	}
}

func call(t *testing.T, plugin *host.Plugin, request *backend.CallResourceRequest) *backend.CallResourceResponse {
	t.Helper()
	return callFor(t, plugin, settings(`{}`), request)
}

func callFor(t *testing.T, plugin *host.Plugin, of *backend.DataSourceInstanceSettings, request *backend.CallResourceRequest) *backend.CallResourceResponse {
	t.Helper()
	return hosttest.Call(t, plugin, of, request)
}
