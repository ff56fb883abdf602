package sendgrid

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/alerting"
	"glance/e2e/conformance/host"
)

// broken is the account of the simulated fleet whose delivery broke down three days ago.
const broken = "adventure-cycles"

// deliveryRule is the one of provisioning/alerting: an account delivers too little on settled days.
func deliveryRule() alerting.Rule {
	return alerting.Rule{
		Name:     "delivery",
		Interval: time.Hour,
		Queries: []alerting.Query{{
			RefID: "A",
			Model: host.Model{"queryType": "stats", "metrics": []string{}, "rates": []string{"delivered"}},
			From:  4 * 24 * time.Hour,
		}},
		Expressions: []alerting.Expression{
			alerting.ReduceOf("B", "A", "last", alerting.DropNN),
			alerting.ThresholdOf("C", "B", "lt", 95),
		},
	}
}

func TestOfAllAccountsOnlyTheOneThatDeliversTooLittleFires(t *testing.T) {
	to := connect(t)
	results := evaluate(t, settings(t, to), deliveryRule())
	if err := alerting.ErrorOf(results); err != nil {
		t.Fatal(err)
	}
	if len(results) != len(to.Accounts) {
		t.Errorf("%d accounts have %d instances", len(to.Accounts), len(results))
	}
	for _, result := range results {
		account := result.Labels["account"]
		if fires := result.State == alerting.Alerting; fires != (account == label(broken)) {
			t.Errorf("%s is %s with %v", account, result.State, result.Value)
		}
	}
}

func TestARuleOverAllAccountsOfWhichOneHasARevokedKeyIsAnErrorThatNamesIt(t *testing.T) {
	results := evaluate(t, withRevokedKey(t, connect(t)), deliveryRule())
	err := alerting.ErrorOf(results)
	if len(results) != 1 || results[0].State != alerting.Failed || err == nil || !strings.Contains(err.Error(), label(revoked)) {
		t.Errorf("the results are %v", results)
	}
}

// evaluate asks the plugin as Grafana's scheduler does, now.
func evaluate(t *testing.T, source *backend.DataSourceInstanceSettings, rule alerting.Rule) []alerting.Result {
	t.Helper()
	plugin := start(t)
	ask := func(ctx context.Context, query alerting.Query, at time.Time) (backend.DataResponse, error) {
		request, err := alerting.Request(source, rule.Name, query, at)
		if err != nil {
			return backend.DataResponse{}, err
		}
		response, err := plugin.QueryData(ctx, request)
		if err != nil {
			return backend.DataResponse{}, err
		}
		return response.Responses[query.RefID], nil
	}
	return alerting.Evaluate(t.Context(), wallClock{}, ask, rule, time.Now())
}

// wallClock is the machine's.
type wallClock struct{}

func (wallClock) Sleep(duration time.Duration) { time.Sleep(duration) }

func (wallClock) WithTimeout(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, limit)
}
