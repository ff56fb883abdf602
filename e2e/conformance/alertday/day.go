package alertday

import (
	"context"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"glance/e2e/conformance/alerting"
	"glance/e2e/conformance/virtualtime"
)

// Vendor is the simulator, as far as a day needs it.
type Vendor interface {
	// SetClock moves its clock to an instant.
	SetClock(at time.Time) error
}

// Source is the data source under test.
type Source interface {
	// Query asks it; the answer to the only query.
	Query(ctx context.Context, request *backend.QueryDataRequest) (backend.DataResponse, error)
	// SetClock moves its clock to an instant, and says how many queries it is at work on and how many requests of it are
	// under way.
	SetClock(at time.Time) (queries int, requests int, err error)
	Settings() *backend.DataSourceInstanceSettings
}

// Evaluation is one evaluation of a rule.
type Evaluation struct {
	Rule      CheckedRule
	Scheduled time.Time
	Began     time.Time
	Ended     time.Time
	Results   []alerting.Result
	// Resolved are label sets of which the rule has no instance any more.
	Resolved []string
}

// Event is something that happens at an instant of the day.
type Event struct {
	At time.Time
	Do func() error
}

// Day lets rules run.
type Day struct {
	Vendor Vendor
	Source Source
	Rules  []CheckedRule
	// Events in the order in which they happen, none before the first evaluation.
	Events []Event

	clock     *virtualtime.Clock
	mutex     sync.Mutex
	instances map[string]*alerting.Instances
	done      []Evaluation
}

const (
	// Grafana looks every ten seconds which rules are due.
	tick = 10 * time.Second
	// While somebody waits for a time to come, it comes in steps of so much.
	step = 500 * time.Millisecond
)

// Run lets the rules run every minute from one instant up to another, and returns all evaluations in the order in which
// they ended.
func (d *Day) Run(ctx context.Context, from time.Time, to time.Time) ([]Evaluation, error) {
	d.clock = virtualtime.New(from)
	d.instances = map[string]*alerting.Instances{}
	for _, rule := range d.Rules {
		d.instances[rule.Name] = alerting.NewInstances(rule.Rule)
	}
	if err := d.setClocks(from); err != nil {
		return nil, err
	}
	for now := from; now.Before(to); now = now.Add(tick) {
		if err := d.moveTo(now); err != nil {
			return nil, err
		}
		for _, rule := range d.Rules {
			if now.Sub(now.Truncate(time.Minute)) == rule.Offset {
				d.clock.Go(func() { d.evaluate(ctx, rule, now) })
			}
		}
	}
	// Whoever still waits does so for less than this.
	err := d.moveTo(to.Add(2 * time.Minute))
	return d.done, err
}

func (d *Day) evaluate(ctx context.Context, rule CheckedRule, scheduled time.Time) {
	if rule.Lag > 0 {
		d.clock.Sleep(rule.Lag)
	}
	began := d.clock.Now()
	ask := func(ctx context.Context, query alerting.Query, at time.Time) (backend.DataResponse, error) {
		return d.ask(ctx, rule, query, at)
	}
	results := alerting.Evaluate(ctx, d.clock, ask, rule.Rule, scheduled)
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.done = append(d.done, Evaluation{
		Rule:      rule,
		Scheduled: scheduled,
		Began:     began,
		Ended:     d.clock.Now(),
		Results:   results,
		Resolved:  d.instances[rule.Name].Update(scheduled, results),
	})
}

func (d *Day) ask(ctx context.Context, rule CheckedRule, query alerting.Query, at time.Time) (answer backend.DataResponse, err error) {
	request, err := alerting.Request(d.Source.Settings(), rule.Name, query, at)
	if err != nil {
		return answer, err
	}
	// The deadline that travels with the call is by the machine's clock.
	if remaining, limited := d.clock.Remaining(ctx); limited {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, remaining)
		defer cancel()
	}
	d.clock.Outside(func() { answer, err = d.Source.Query(ctx, request) })
	return answer, err
}

// moveTo lets time go by, no faster than everything that waits for it can see.
func (d *Day) moveTo(target time.Time) error {
	for {
		waiting, err := d.settle()
		if err != nil {
			return err
		}
		now := d.clock.Now()
		if !now.Before(target) {
			return nil
		}
		next := target
		if waiting && now.Add(step).Before(next) {
			next = now.Add(step)
		}
		if due, any := d.clock.Next(); any && due.Before(next) {
			next = due
		}
		if len(d.Events) > 0 && d.Events[0].At.Before(next) {
			next = d.Events[0].At
		}
		if err := d.setClocks(next); err != nil {
			return err
		}
		if err := d.happen(next); err != nil {
			return err
		}
	}
}

// setClocks moves the vendor's first, since the plugin may ask at once what it has waited to ask.
func (d *Day) setClocks(now time.Time) error {
	if err := d.Vendor.SetClock(now); err != nil {
		return err
	}
	if _, _, err := d.Source.SetClock(now); err != nil {
		return err
	}
	d.clock.Advance(now)
	return nil
}

// happen does what is to happen by an instant.
func (d *Day) happen(now time.Time) error {
	for len(d.Events) > 0 && !d.Events[0].At.After(now) {
		event := d.Events[0]
		d.Events = d.Events[1:]
		if err := event.Do(); err != nil {
			return err
		}
	}
	return nil
}

// So often in a row nothing may be seen to happen until it is believed.
const quietLooks = 3

// settle returns when nothing happens any more unless time goes by, and tells whether somebody waits for that.
func (d *Day) settle() (bool, error) {
	quiet := 0
	for {
		outside := d.clock.Await()
		if outside == 0 {
			return false, nil
		}
		queries, requests, err := d.Source.SetClock(d.clock.Now())
		if err != nil {
			return false, err
		}
		if queries == outside && requests == 0 {
			quiet++
		} else {
			quiet = 0
		}
		if quiet == quietLooks {
			return true, nil
		}
		time.Sleep(500 * time.Microsecond)
	}
}
