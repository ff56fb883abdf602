package alerting

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"glance/e2e/conformance/host"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// stillClock lets no time go by and notes how much was asked for.
type stillClock struct{ slept []time.Duration }

func (c *stillClock) Sleep(duration time.Duration) { c.slept = append(c.slept, duration) }

func (c *stillClock) WithTimeout(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, limit)
}

func answering(answers map[string]backend.DataResponse) Ask {
	return func(_ context.Context, query Query, _ time.Time) (backend.DataResponse, error) {
		return answers[query.RefID], nil
	}
}

func wide(services map[string][]*float64) backend.DataResponse {
	frame := data.NewFrame("").SetMeta(&data.FrameMeta{Type: data.FrameTypeTimeSeriesWide, TypeVersion: data.FrameTypeVersion{0, 1}})
	for service, values := range services {
		if len(frame.Fields) == 0 {
			times := make([]time.Time, len(values))
			for row := range times {
				times[row] = noon.Add(time.Duration(row-len(values)) * time.Minute)
			}
			frame.Fields = append(frame.Fields, data.NewField("time", nil, times))
		}
		frame.Fields = append(frame.Fields, data.NewField("count", data.Labels{"service": service}, values))
	}
	return backend.DataResponse{Frames: data.Frames{frame}}
}

func long(services []string, counts []float64) backend.DataResponse {
	frame := data.NewFrame("", data.NewField("service", nil, services), data.NewField("count", nil, counts)).
		SetMeta(&data.FrameMeta{Type: data.FrameTypeNumericLong, TypeVersion: data.FrameTypeVersion{0, 1}})
	return backend.DataResponse{Frames: data.Frames{frame}}
}

func withoutFields() backend.DataResponse {
	frame := data.NewFrame("").SetMeta(&data.FrameMeta{Type: data.FrameTypeTimeSeriesWide, TypeVersion: data.FrameTypeVersion{0, 1}})
	return backend.DataResponse{Frames: data.Frames{frame}}
}

var query = Query{RefID: "A", Model: host.Model{"queryType": "logCounts"}, From: 5 * time.Minute}

var lastAboveFive = Rule{
	Name:        "errors",
	Interval:    time.Minute,
	Queries:     []Query{query},
	Expressions: []Expression{ReduceOf("B", "A", "last", Strict), ThresholdOf("C", "B", "gt", 5)},
}

var numberAboveFive = Rule{
	Name:        "total",
	Interval:    time.Minute,
	Queries:     []Query{query},
	Expressions: []Expression{ThresholdOf("B", "A", "gt", 5)},
}

var ratioAboveHalf = Rule{
	Name:     "ratio",
	Interval: time.Minute,
	Queries:  []Query{query, {RefID: "B", Model: host.Model{"queryType": "logCounts"}, From: 5 * time.Minute}},
	Expressions: []Expression{
		ReduceOf("C", "A", "last", Strict), ReduceOf("D", "B", "last", Strict),
		RatioOf("E", "C", "D"), ThresholdOf("F", "E", "gt", 0.5),
	},
}

func TestAnEvaluationHasAStateForEachLabelSet(t *testing.T) {
	for name, test := range map[string]struct {
		rule    Rule
		answers map[string]backend.DataResponse
		want    map[string]State
	}{
		"series": {
			lastAboveFive,
			map[string]backend.DataResponse{"A": wide(map[string][]*float64{
				"shop": {Float(1), Float(6)}, "cart": {Float(9), Float(5)}, "mail": {Float(9), nil},
			})},
			map[string]State{"service=shop": Alerting, "service=cart": Normal, "service=mail": WithoutData},
		},
		"numbers": {
			numberAboveFive,
			map[string]backend.DataResponse{"A": long([]string{"shop", "cart"}, []float64{6, 0})},
			map[string]State{"service=shop": Alerting, "service=cart": Normal},
		},
		"a ratio": {
			ratioAboveHalf,
			map[string]backend.DataResponse{
				"A": wide(map[string][]*float64{"shop": {Float(3)}, "cart": {Float(0)}}),
				"B": wide(map[string][]*float64{"shop": {Float(4)}, "cart": {Float(0)}}),
			},
			map[string]State{"service=shop": Alerting, "service=cart": Normal},
		},
		"no frames":             {lastAboveFive, map[string]backend.DataResponse{}, map[string]State{"ref_id=A": WithoutData}},
		"a frame without field": {lastAboveFive, map[string]backend.DataResponse{"A": withoutFields()}, map[string]State{"ref_id=A": WithoutData}},
		"one of two without data": {
			ratioAboveHalf,
			map[string]backend.DataResponse{"A": withoutFields(), "B": wide(map[string][]*float64{"shop": {Float(4)}})},
			map[string]State{"ref_id=A": WithoutData},
		},
		"an error beside frames": {
			lastAboveFive,
			map[string]backend.DataResponse{"A": {Error: errors.New("broken"), Frames: wide(map[string][]*float64{"shop": {Float(6)}}).Frames}},
			map[string]State{"": Failed},
		},
		"one of two failed": {
			ratioAboveHalf,
			map[string]backend.DataResponse{"A": {Error: errors.New("broken")}, "B": withoutFields()},
			map[string]State{"": Failed},
		},
		"a label set twice": {
			numberAboveFive,
			map[string]backend.DataResponse{"A": long([]string{"shop", "shop"}, []float64{6, 0})},
			map[string]State{"service=shop": Failed},
		},
		"series that nothing reduces": {
			numberAboveFive,
			map[string]backend.DataResponse{"A": wide(map[string][]*float64{"shop": {Float(6)}})},
			map[string]State{"": Failed},
		},
	} {
		t.Run(name, func(t *testing.T) {
			results := Evaluate(t.Context(), &stillClock{}, answering(test.answers), test.rule, noon)
			if len(results) != len(test.want) {
				t.Errorf("there are %d results: %v", len(results), results)
			}
			for _, result := range results {
				if want := test.want[result.Labels.String()]; result.State != want {
					t.Errorf("{%s} is %s, want %s: %v", result.Labels, result.State, want, result.Err)
				}
			}
		})
	}
}

func TestAResultHasTheNumberThatWasJudged(t *testing.T) {
	answers := map[string]backend.DataResponse{"A": wide(map[string][]*float64{"shop": {Float(1), Float(6)}})}
	results := Evaluate(t.Context(), &stillClock{}, answering(answers), lastAboveFive, noon)
	expectNumber(t, results[0].Value, Float(6))
}

func TestAnErrorIsTriedAgainTwiceALittleLaterEachTime(t *testing.T) {
	clock, calls := &stillClock{}, 0
	ask := func(context.Context, Query, time.Time) (backend.DataResponse, error) {
		calls++
		return backend.DataResponse{}, errors.New("broken")
	}
	results := Evaluate(t.Context(), clock, ask, lastAboveFive, noon)
	if calls != 3 || !slices.Equal(clock.slept, []time.Duration{time.Second, 2 * time.Second}) {
		t.Errorf("%d calls with %v between", calls, clock.slept)
	}
	if err := ErrorOf(results); results[0].State != Failed || err == nil || err.Error() != "broken" {
		t.Errorf("the results are %v", results)
	}
}

func TestAnErrorThatGoesByIsNoState(t *testing.T) {
	failed := false
	ask := func(context.Context, Query, time.Time) (backend.DataResponse, error) {
		if !failed {
			failed = true
			return backend.DataResponse{}, errors.New("broken")
		}
		return wide(map[string][]*float64{"shop": {Float(6)}}), nil
	}
	if results := Evaluate(t.Context(), &stillClock{}, ask, lastAboveFive, noon); results[0].State != Alerting {
		t.Errorf("the results are %v", results)
	}
}

func TestARequestIsAsAlertingSendsIt(t *testing.T) {
	delayed := Query{RefID: "A", Model: host.Model{"queryType": "logCounts", "query": "status:error"}, From: 10 * time.Minute, To: time.Minute}
	request, err := Request(&backend.DataSourceInstanceSettings{Type: "some-datasource"}, "errors", delayed, noon)
	if err != nil {
		t.Fatal(err)
	}
	sent := request.Queries[0]
	if sent.QueryType != "logCounts" || sent.Interval != time.Second || sent.MaxDataPoints != 43200 {
		t.Errorf("the query is %+v", sent)
	}
	if !sent.TimeRange.From.Equal(noon.Add(-10*time.Minute)) || !sent.TimeRange.To.Equal(noon.Add(-time.Minute)) {
		t.Errorf("the range is %v", sent.TimeRange)
	}
	if request.Headers["FromAlert"] != "true" || request.Headers["X-Cache-Skip"] != "true" || request.PluginContext.User.Login != "grafana_scheduler" {
		t.Errorf("the headers are %v, the user is %v", request.Headers, request.PluginContext.User)
	}
	var model map[string]any
	if err := json.Unmarshal(sent.JSON, &model); err != nil {
		t.Fatal(err)
	}
	if model["refId"] != "A" || model["query"] != "status:error" || model["intervalMs"] != 1000.0 || model["maxDataPoints"] != 43200.0 {
		t.Errorf("the model is %v", model)
	}
	if len(delayed.Model) != 2 {
		t.Errorf("the rule's own model became %v", delayed.Model)
	}
}
