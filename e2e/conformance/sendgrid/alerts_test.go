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

// again marks the second account that is asked with the same key.
const again = "-again"

// twenty are settings in which every account of the simulated fleet stands twice, under two names.
func twenty(t *testing.T, to connection) *backend.DataSourceInstanceSettings {
	t.Helper()
	var models []map[string]string
	for _, one := range to.Accounts {
		second := one
		second.Username += again
		models = append(models, one.model(), second.model())
	}
	source := dataSource(t, to, "sendgrid-twenty", models...)
	for _, one := range to.Accounts {
		source.DecryptedSecureJSONData["apiKey."+one.Username+again] = to.APIKeys[one.Username]
	}
	return source
}

func TestOfTwentyAccountsOnlyThoseThatDeliverTooLittleFire(t *testing.T) {
	to := connect(t)
	results := evaluate(t, twenty(t, to), deliveryRule())
	if err := alerting.ErrorOf(results); err != nil {
		t.Fatal(err)
	}
	if len(results) != 20 {
		t.Errorf("twenty accounts have %d instances", len(results))
	}
	for _, result := range results {
		account := result.Labels["account"]
		isBroken := account == label(broken) || account == label(broken+again)
		if fires := result.State == alerting.Alerting; fires != isBroken {
			t.Errorf("%s is %s with %v", account, result.State, result.Value)
		}
	}
}

func TestARuleOverTwentyAccountsOfWhichOneHasARevokedKeyIsAnErrorThatNamesIt(t *testing.T) {
	source := twenty(t, connect(t))
	source.UID = "sendgrid-twenty-revoked"
	source.DecryptedSecureJSONData["apiKey."+revoked+again] = wrongKey
	results := evaluate(t, source, deliveryRule())
	err := alerting.ErrorOf(results)
	if len(results) != 1 || results[0].State != alerting.Failed || err == nil {
		t.Fatalf("the results are %v", results)
	}
	if text := err.Error(); !strings.Contains(text, label(revoked+again)+": ") || strings.Contains(text, label(revoked)+": ") {
		t.Errorf("the error is %q", text)
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
